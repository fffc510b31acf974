/** The default pooling of client connections, in the manner of Node's agent. Nothing is exported: the platform meets it as a service. */
package io.jackfield.agent;
