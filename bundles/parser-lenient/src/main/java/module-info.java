/** The strict parser with named leniencies, each closed until asked for. */
module io.jackfield.parser.lenient {
    requires io.jackfield.api;
    requires io.jackfield.parser.core;
    requires io.jackfield.spi;
    requires static osgi.core;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
    requires static org.osgi.service.component.annotations;
    requires static org.osgi.service.metatype.annotations;

    provides io.jackfield.spi.parser.ParserFactory with
            io.jackfield.parser.lenient.LenientParserFactory;
}
