/** Liveness and readiness as handlers. Nothing is exported; they are met as services by the whiteboard. */
package io.jackfield.health;
