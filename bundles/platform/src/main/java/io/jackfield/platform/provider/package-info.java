/** The platform outside a container: strategies are found by {@link java.util.ServiceLoader}. */
package io.jackfield.platform.provider;
