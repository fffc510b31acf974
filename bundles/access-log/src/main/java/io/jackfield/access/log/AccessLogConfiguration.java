package io.jackfield.access.log;

import org.osgi.service.component.annotations.ComponentPropertyType;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** The configurations {@code io.jackfield.access.log~NAME}, as tools show them. {@link AccessLogSettings} reads them. */
@ComponentPropertyType
@ObjectClassDefinition(name = "Jackfield access log", description = "A line for each request that was answered")
@interface AccessLogConfiguration {
    /** One of the words. */
    @AttributeDefinition(
            name = "Format",
            description = "Common and Combined Log Format, or an object of JSON a line",
            options = {@Option("common"), @Option("combined"), @Option("json")})
    String format() default "combined";

    /** A path. */
    @AttributeDefinition(
            name = "File",
            description = "File that lines are added to; empty for the logger",
            required = false)
    String file() default "";

    /** A name. */
    @AttributeDefinition(
            name = "Logger",
            description = "System.Logger that takes the lines, at INFO, where there is no file")
    String logger() default "io.jackfield.access";

    /** Bytes. */
    @AttributeDefinition(
            name = "Most bytes",
            description = "Bytes of a file before the next one begins; 0 for no limit",
            min = "0")
    int maxSize() default 10_485_760;

    /** Files. */
    @AttributeDefinition(
            name = "Old files",
            description = "How many full files are kept, as FILE.1 (the latest) and so on",
            min = "0",
            max = "1000")
    int maxFiles() default 5;

    /** Lines. */
    @AttributeDefinition(
            name = "Queue",
            description = "Lines that may wait to be written; those beyond are dropped and counted",
            min = "1",
            max = "1048576")
    int queue() default 8192;

    /** Paths. */
    @AttributeDefinition(
            name = "Paths",
            description = "Paths whose requests are logged, as /a/b or /a/*; empty for all requests, refused ones too",
            required = false)
    String[] paths() default {};

    /** Names. */
    @AttributeDefinition(
            name = "Servers",
            description = "Names of the servers whose requests are logged; empty for all, those that code made too",
            required = false)
    String[] servers() default {};
}
