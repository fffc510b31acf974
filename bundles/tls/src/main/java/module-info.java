/** TLS engines of the JDK. */
module io.jackfield.tls {
    requires io.jackfield.spi;
    requires io.jackfield.tls.core;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
    requires static org.osgi.service.component.annotations;
    requires static org.osgi.service.metatype.annotations;

    provides io.jackfield.spi.tls.TlsProvider with
            io.jackfield.tls.JdkTls;
}
