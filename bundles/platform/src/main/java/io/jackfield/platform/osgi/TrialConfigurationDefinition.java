package io.jackfield.platform.osgi;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** A factory configuration {@code io.jackfield.trial~NAME}, as tools show it. {@link TrialConfiguration} reads it. */
@ObjectClassDefinition(name = "Jackfield trial", description = "A parser that is tried beside the one that serves")
@interface TrialConfigurationDefinition {
    /** Name, or name and generation. */
    @AttributeDefinition(name = "Candidate", description = "The parser to try: name, or name#generation")
    String candidate();

    /** Shadow or canary. */
    @AttributeDefinition(
            name = "Mode",
            description = "shadow reads a copy, canary serves a share of the connections",
            options = {@Option("shadow"), @Option("canary")})
    String mode() default "shadow";

    /** All if empty. */
    @AttributeDefinition(name = "Server", description = "The one server that is meant; empty for all", required = false)
    String server() default "";

    /** Of messages or connections. */
    @AttributeDefinition(name = "Share", description = "Share of messages (shadow) or connections (canary)")
    String share() default "10%";

    /** 10,000 for a canary if absent. */
    @AttributeDefinition(
            name = "Messages",
            description = "How many must agree until a canary is promoted; how many a shadow reads; 0 for no end",
            required = false,
            min = "0")
    int messages();

    /** Canary only. */
    @AttributeDefinition(
            name = "Rehearsal",
            description = "How many must agree off the loops before a canary begins",
            min = "0")
    int rehearsal() default 200;

    /** Thrown or late. */
    @AttributeDefinition(name = "Failures", description = "How many may be thrown or late", min = "1", max = "10000")
    int failures() default 5;

    /** Canary only. */
    @AttributeDefinition(name = "Error margin", description = "Share that may differ before a canary is rolled back")
    String errorMargin() default "0";

    /** Microseconds. */
    @AttributeDefinition(name = "Budget", description = "Microseconds that the candidate may take longer", min = "1")
    int budget() default 1000;

    /** Milliseconds. */
    @AttributeDefinition(name = "Stuck after", description = "Milliseconds until a call is given up", min = "1")
    int stuckAfter() default 1000;
}
