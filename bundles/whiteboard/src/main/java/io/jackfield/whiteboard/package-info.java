/** Mounts services on paths and hands each request to the best of them. Private. */
package io.jackfield.whiteboard;
