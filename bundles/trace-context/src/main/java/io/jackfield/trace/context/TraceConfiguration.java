package io.jackfield.trace.context;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The configuration {@code io.jackfield.trace}: while it is there, traces are known. */
@ObjectClassDefinition(
        name = "Jackfield trace context",
        description =
                "Reads traceparent and tracestate, and begins a trace where there is none; nothing is done without it")
@interface TraceConfiguration {
    /** The persistent identity. */
    String PID = "io.jackfield.trace";

    /** As the whiteboard reads it. */
    @AttributeDefinition(name = "Paths", description = "Paths whose requests have a trace")
    String[] jackfield_filter_path() default {"/*", "*"};

    /** As the whiteboard reads it. */
    @AttributeDefinition(
            name = "Servers",
            description = "Names of the configured servers whose requests have a trace; empty for all",
            required = false)
    String[] jackfield_handler_server() default {};
}
