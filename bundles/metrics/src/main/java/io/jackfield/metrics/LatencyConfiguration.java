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

    /** Names. */
    @AttributeDefinition(
            name = "Servers",
            description = "Names of the servers whose requests are measured; empty for all, those that code made too",
            required = false)
    String[] servers() default {};
}
