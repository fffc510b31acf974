package io.jackfield.platform.osgi;

import org.osgi.service.component.annotations.ComponentPropertyType;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** The configuration {@code io.jackfield.client}, as tools show it. {@link ClientConfiguration} reads it. Times are milliseconds. */
@ComponentPropertyType
@ObjectClassDefinition(
        name = "Jackfield client",
        description = "What holds for requests that say nothing else; their agents are configurations of their own")
@interface ClientConfigurationDefinition {
    /** Of inactivity. */
    @AttributeDefinition(
            name = "Timeout",
            description = "Milliseconds of inactivity until a request emits timeout; 0 to leave it to its agent",
            min = "0")
    int timeout() default 0;

    /** Node has none. */
    @AttributeDefinition(
            name = "Connect timeout",
            description = "Milliseconds until a connection must be there; 0 for no limit",
            min = "0")
    int connectTimeout() default 0;

    /** Bytes. */
    @AttributeDefinition(
            name = "Header size",
            description = "Most bytes of a response's head",
            min = "64",
            max = "67108864")
    int maxHeaderSize() default 8192;

    /** Part J of the compatibility document. */
    @AttributeDefinition(
            name = "Compatibility",
            description = "Whose manners it has where Node's document, Node v10.15.0 and later versions part ways",
            options = {@Option("documented"), @Option("node-10.15.0"), @Option("modern")})
    String compatibility() default "documented";
}
