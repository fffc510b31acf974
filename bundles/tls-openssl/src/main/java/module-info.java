/** TLS engines of OpenSSL. */
module io.jackfield.tls.openssl {
    requires io.jackfield.spi;
    requires io.jackfield.tls.core;
    requires io.netty.buffer;
    requires io.netty.handler;
    requires io.netty.tcnative.classes.openssl;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
    requires static org.osgi.service.component.annotations;
    requires static org.osgi.service.metatype.annotations;

    provides io.jackfield.spi.tls.TlsProvider with
            io.jackfield.tls.openssl.OpenSslTls;
}
