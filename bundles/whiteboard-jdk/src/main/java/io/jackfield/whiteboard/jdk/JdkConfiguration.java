package io.jackfield.whiteboard.jdk;

import org.osgi.service.component.annotations.ComponentPropertyType;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The configuration {@code io.jackfield.whiteboard.jdk}, as tools show it. {@link JdkSettings} reads it. */
@ComponentPropertyType
@ObjectClassDefinition(
        name = "Jackfield whiteboard of the JDK's handlers",
        description = "com.sun.net.httpserver.HttpHandler, Filter and Authenticator as services")
@interface JdkConfiguration {
    /** A number. */
    @AttributeDefinition(
            name = "Threads",
            description = "Threads that call handlers, which may block; they end when idle",
            min = "1",
            max = "10000")
    int threads() default 32;

    /** A number. */
    @AttributeDefinition(
            name = "Queue",
            description = "Requests that wait for one of these threads; more are answered with 503",
            min = "0",
            max = "1000000")
    int queue() default 256;
}
