/** Contracts of the replaceable parts. */
module io.jackfield.spi {
    requires transitive io.jackfield.api;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
}
