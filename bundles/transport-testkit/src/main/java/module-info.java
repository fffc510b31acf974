/** What every transport must do, as tests. */
module io.jackfield.transport.testkit {
    requires transitive io.jackfield.spi;
    requires transitive org.junit.jupiter.api;
    requires java.management;
    requires org.assertj.core;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;

    exports io.jackfield.transport.testkit;
}
