/** RFC 9112 to the letter, in plain Java. */
module io.jackfield.parser.strict {
    requires io.jackfield.parser.core;
    requires io.jackfield.spi;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
    requires static org.osgi.service.component.annotations;
    requires static org.osgi.service.metatype.annotations;

    provides io.jackfield.spi.parser.ParserFactory with
            io.jackfield.parser.strict.StrictParserFactory;
}
