/** Shows what parsers make of recorded bytes. */
module io.jackfield.inspect {
    requires io.jackfield.spi;
    requires static org.apache.felix.gogo.runtime;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
    requires static org.osgi.service.component.annotations;
    requires static org.osgi.service.metatype.annotations;

    uses io.jackfield.spi.parser.ParserFactory;
    uses io.jackfield.spi.engine.HeadFraming;
}
