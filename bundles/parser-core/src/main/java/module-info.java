/** The machinery of the strict parser and the lenient one. */
@SuppressWarnings("module") // the modules exported to are compiled later
module io.jackfield.parser.core {
    requires transitive io.jackfield.spi;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;

    exports io.jackfield.parser.core to
            io.jackfield.parser.strict,
            io.jackfield.parser.lenient;
}
