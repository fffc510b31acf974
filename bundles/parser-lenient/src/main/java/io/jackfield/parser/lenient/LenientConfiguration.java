package io.jackfield.parser.lenient;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The configuration {@code io.jackfield.parser.lenient}. {@link LeniencyNames} reads its names. */
@ObjectClassDefinition(name = "Jackfield lenient parser", description = "What it takes beyond RFC 9112")
@interface LenientConfiguration {
    /** The persistent identity. */
    String PID = "io.jackfield.parser.lenient";

    /** Nothing by default: then there is no lenient parser. */
    @AttributeDefinition(
            name = "Leniencies",
            description = "Names of leniencies, or node-10.15.0 for all; without any there is no lenient parser",
            required = false)
    String[] leniencies() default {};
}
