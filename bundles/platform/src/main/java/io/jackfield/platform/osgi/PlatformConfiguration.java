package io.jackfield.platform.osgi;

import org.osgi.service.component.annotations.ComponentPropertyType;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The configuration {@code io.jackfield.platform}, as tools show it. {@link PlatformRuntime} reads it. */
@ComponentPropertyType
@ObjectClassDefinition(name = "Jackfield platform", description = "What holds for all servers and clients")
@interface PlatformConfiguration {
    /** As many as processors for 0. */
    @AttributeDefinition(
            name = "Loops",
            description = "Event loops of each transport; 0 for one a processor",
            min = "0",
            max = "1024")
    int loops() default 0;

    /** Milliseconds. */
    @AttributeDefinition(
            name = "Drain time",
            description = "Milliseconds that work on a part which goes away is waited for",
            min = "0")
    int drainTime() default 5000;

    /** Milliseconds. */
    @AttributeDefinition(
            name = "Park time",
            description = "Milliseconds that a request waits for a missing part before 503",
            min = "0")
    int parkTime() default 5000;

    /** Milliseconds. */
    @AttributeDefinition(
            name = "Overlap",
            description = "Milliseconds that a replaced transport goes on accepting",
            min = "0")
    int overlapTime() default 200;

    /** Milliseconds. */
    @AttributeDefinition(
            name = "Drain notice",
            description =
                    "Milliseconds that listeners go on accepting when the container stops, while readiness says no",
            min = "0",
            max = "86400000")
    int drainNotice() default 0;

    /** Milliseconds. */
    @AttributeDefinition(
            name = "Drain idle",
            description = "Milliseconds that idle connections are kept then, since a request may be on its way",
            min = "0",
            max = "86400000")
    int drainIdle() default 500;

    /** Milliseconds. */
    @AttributeDefinition(
            name = "Port linger",
            description = "Milliseconds that the ports of a stopped bundle wait for its successor",
            min = "0")
    int portLinger() default 5000;
}
