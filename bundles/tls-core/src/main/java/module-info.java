/** What every source of TLS engines reads: certificates, keys and trust. */
@SuppressWarnings("module") // the modules exported to are compiled later
module io.jackfield.tls.core {
    requires transitive io.jackfield.spi;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;

    exports io.jackfield.tls.core to
            io.jackfield.tls,
            io.jackfield.tls.openssl;
}
