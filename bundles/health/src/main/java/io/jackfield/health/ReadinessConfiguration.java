package io.jackfield.health;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The configuration {@code io.jackfield.health.ready}: where the whiteboard mounts it. */
@ObjectClassDefinition(name = "Jackfield readiness", description = "Says whether requests should be sent here")
@interface ReadinessConfiguration {
    /** The persistent identity. */
    String PID = "io.jackfield.health.ready";

    /** As the whiteboard reads it. */
    @AttributeDefinition(name = "Path", description = "Where it is asked")
    String jackfield_handler_path() default "/readyz";

    /** As the whiteboard reads it. */
    @AttributeDefinition(
            name = "Servers",
            description = "Names of the configured servers that answer it; empty for all",
            required = false)
    String[] jackfield_handler_server() default {};

    /** As the whiteboard reads it; {@code GET} includes {@code HEAD}. */
    @AttributeDefinition(name = "Methods", description = "Methods it is asked by; GET includes HEAD")
    String[] jackfield_handler_method() default {"GET"};
}
