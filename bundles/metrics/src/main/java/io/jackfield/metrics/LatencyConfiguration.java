package io.jackfield.metrics;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The configuration {@code io.jackfield.metrics.latency}: while it is there, times are measured. */
@ObjectClassDefinition(
        name = "Jackfield latencies",
        description = "Measures how long exchanges take; nothing is measured without it")
@interface LatencyConfiguration {
    /** The persistent identity. */
    String PID = "io.jackfield.metrics.latency";

    /** As the whiteboard reads it. */
    @AttributeDefinition(name = "Paths", description = "Paths whose requests are measured")
    String[] jackfield_filter_path() default {"/*", "*"};

    /** As the whiteboard reads it. */
    @AttributeDefinition(
            name = "Servers",
            description = "Names of the configured servers whose requests are measured; empty for all",
            required = false)
    String[] jackfield_handler_server() default {};
}
