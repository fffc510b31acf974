/** The proof of a parser: cases and a runner, for test scope. */
module io.jackfield.parser.testkit {
    requires transitive io.jackfield.spi;
    requires transitive org.junit.jupiter.api;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
    requires static org.osgi.service.component.annotations;
    requires static org.osgi.service.metatype.annotations;

    exports io.jackfield.parser.testkit;
}
