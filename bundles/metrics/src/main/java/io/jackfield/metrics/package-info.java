/** Shows what the switchboard knows to monitoring systems. Nothing is exported; it is met as handler, filter and MBean. Private. */
package io.jackfield.metrics;
