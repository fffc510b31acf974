package io.jackfield.metrics;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The configuration {@code io.jackfield.metrics}: where the whiteboard mounts it. */
@ObjectClassDefinition(
        name = "Jackfield metrics",
        description = "Counters of listeners, strategies and agents for Prometheus")
@interface MetricsConfiguration {
    /** The persistent identity. */
    String PID = "io.jackfield.metrics";

    /** As the whiteboard reads it. */
    @AttributeDefinition(name = "Path", description = "Where they are asked for")
    String jackfield_handler_path() default "/metrics";

    /** As the whiteboard reads it. */
    @AttributeDefinition(
            name = "Servers",
            description = "Names of the configured servers that answer; empty for all",
            required = false)
    String[] jackfield_handler_server() default {};

    /** As the whiteboard reads it; {@code GET} includes {@code HEAD}. */
    @AttributeDefinition(name = "Methods", description = "Methods they are asked for by; GET includes HEAD")
    String[] jackfield_handler_method() default {"GET"};
}
