/** The platform in a container: components as thin shells, and the plain classes inside them that configuration and services drive. */
package io.jackfield.platform.osgi;
