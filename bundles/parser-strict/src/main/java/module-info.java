/** RFC 9112 to the letter, in plain Java. */
module io.jackfield.parser.strict {
    requires io.jackfield.spi;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
    requires static org.osgi.service.component.annotations;
    requires static org.osgi.service.metatype.annotations;

    exports io.jackfield.parser.strict.core to
            io.jackfield.parser.lenient;

    provides io.jackfield.spi.parser.ParserFactory with
            io.jackfield.parser.strict.StrictParserFactory;
}
