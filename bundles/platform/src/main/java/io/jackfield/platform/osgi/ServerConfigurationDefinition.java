package io.jackfield.platform.osgi;

import org.osgi.service.component.annotations.ComponentPropertyType;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** A factory configuration {@code io.jackfield.server~NAME}, as tools show it. {@link ServerConfiguration} reads it. Times are milliseconds. */
@ComponentPropertyType
@ObjectClassDefinition(name = "Jackfield server", description = "A port, and who serves it")
@interface ServerConfigurationDefinition {
    /** All addresses if empty. */
    @AttributeDefinition(name = "Host", description = "Name or address to listen on; empty for all")
    String host() default "";

    /** 0 for a free one. */
    @AttributeDefinition(name = "Port", description = "Port to listen on; 0 for a free one", min = "0", max = "65535")
    int port() default 8080;

    /** Instead of host and port. */
    @AttributeDefinition(name = "Path", description = "Unix domain socket, instead of host and port", required = false)
    String path() default "";

    /** Connects that may wait. */
    @AttributeDefinition(
            name = "Backlog",
            description = "Connects that may wait to be accepted",
            min = "1",
            max = "65535")
    int backlog() default 511;

    /** 0 for all. */
    @AttributeDefinition(
            name = "Loops",
            description = "Event loops of the transport to use; 0 for all",
            min = "0",
            max = "1024")
    int loops() default 0;

    /** Hard. */
    @AttributeDefinition(
            name = "Parser filter",
            description = "Which parsers may serve: a filter on their service properties; empty for all",
            required = false)
    String parser_filter() default "";

    /** Hard. */
    @AttributeDefinition(
            name = "Transport filter",
            description = "Which transports may serve: a filter on their service properties; empty for all",
            required = false)
    String transport_filter() default "";

    /** Soft. */
    @AttributeDefinition(
            name = "Preferred parser",
            description = "Name of the parser that serves while it is there; empty for the highest ranking",
            required = false)
    String parser_preferred() default "";

    /** Soft. */
    @AttributeDefinition(
            name = "Preferred transport",
            description = "Name of the transport that serves while it is there; empty for the highest ranking",
            required = false)
    String transport_preferred() default "";

    /** All request listeners, unless it is narrowed; SCR reads it, and wants a filter. */
    @AttributeDefinition(
            name = "Handler filter",
            description = "Which RequestListener services answer: a filter on their service properties",
            required = false)
    String handler_target() default "(objectClass=*)";

    /** Then 404. */
    @AttributeDefinition(
            name = "Handler wait",
            description = "Milliseconds that a request waits for a handler before 404",
            min = "0")
    int handlerWait() default 1000;

    /** Bytes. */
    @AttributeDefinition(
            name = "Header size",
            description = "Most bytes of a request's head",
            min = "64",
            max = "67108864")
    int maxHeaderSize() default 8192;

    /** Field lines. */
    @AttributeDefinition(
            name = "Header count",
            description = "Most field lines of a request's head; 0 for no limit",
            min = "0")
    int maxHeadersCount() default 2000;

    /** At a time. */
    @AttributeDefinition(name = "Connections", description = "Most connections at a time; 0 for no limit", min = "0")
    int maxConnections() default 0;

    /** On one connection. */
    @AttributeDefinition(name = "Requests", description = "Most requests of a connection; 0 for no limit", min = "0")
    int maxRequestsPerSocket() default 0;

    /** From its first byte. */
    @AttributeDefinition(
            name = "Head timeout",
            description = "Milliseconds for a whole head; 0 for no limit",
            min = "0")
    int headersTimeout() default 40_000;

    /** From its first byte. */
    @AttributeDefinition(
            name = "Request timeout",
            description = "Milliseconds for a whole request; 0 for no limit",
            min = "0")
    int requestTimeout() default 300_000;

    /** Of inactivity. */
    @AttributeDefinition(
            name = "Timeout",
            description = "Milliseconds of inactivity of a connection; 0 for no limit",
            min = "0")
    int timeout() default 120_000;

    /** Between two requests. */
    @AttributeDefinition(
            name = "Keep-alive timeout",
            description = "Milliseconds between requests; 0 for the timeout",
            min = "0")
    int keepAliveTimeout() default 5000;

    /** RFC 9112 section 3.2. */
    @AttributeDefinition(name = "Host required", description = "Whether HTTP/1.1 without Host is refused")
    boolean requireHostHeader() default true;

    /** TCP_NODELAY. */
    @AttributeDefinition(name = "No delay", description = "Whether small chunks are sent at once")
    boolean noDelay() default true;

    /** Bytes. */
    @AttributeDefinition(
            name = "High-water mark",
            description = "Bytes of answers that may wait on a connection before a writer is told to hold on",
            min = "1")
    int highWaterMark() default 16_384;

    /** Part J of the compatibility document. */
    @AttributeDefinition(
            name = "Compatibility",
            description = "Whose manners it has where Node's document, Node v10.15.0 and later versions part ways",
            options = {@Option("documented"), @Option("node-10.15.0"), @Option("modern")})
    String compatibility() default "documented";

    /** Nobody if empty. */
    @AttributeDefinition(
            name = "PROXY protocol",
            description = "Addresses and networks of load balancers that send a PROXY header first; empty for none",
            required = false)
    String[] proxyProtocol() default {};

    /** With it the server speaks TLS. */
    @AttributeDefinition(
            name = "TLS certificate",
            description = "PEM file: the certificate and those that issued it; read again when it changes",
            required = false)
    String tls_cert() default "";

    /** Of the certificate. */
    @AttributeDefinition(name = "TLS key", description = "PEM file with the private key", required = false)
    String tls_key() default "";

    /** Instead of certificate and key. */
    @AttributeDefinition(
            name = "TLS key store",
            description = "PKCS#12 or JKS file, instead of certificate and key",
            required = false)
    String tls_keystore() default "";

    /** Of key or key store. */
    @AttributeDefinition(
            name = "TLS passphrase",
            description = "Decrypts key or key store",
            type = AttributeType.PASSWORD,
            required = false)
    String tls_passphrase() default "";

    /** For server names. */
    @AttributeDefinition(
            name = "TLS names",
            description = "Other certificates by server name (SNI): name=certificate file,key file",
            required = false)
    String[] tls_sni() default {};

    /** Of clients. */
    @AttributeDefinition(
            name = "TLS trust",
            description = "PEM file with the certificates that clients' must come from; empty for the JDK's",
            required = false)
    String tls_ca() default "";

    /** Of clients. */
    @AttributeDefinition(name = "TLS client certificates", description = "Whether clients are asked for one")
    boolean tls_requestCert() default false;

    /** Those that are asked. */
    @AttributeDefinition(
            name = "TLS reject",
            description = "Whether clients without a trusted certificate are refused, if they are asked for one")
    boolean tls_rejectUnauthorized() default true;

    /** The oldest. */
    @AttributeDefinition(
            name = "TLS from",
            description = "The oldest version of TLS",
            options = {@Option("TLSv1.2"), @Option("TLSv1.3")})
    String tls_minVersion() default "TLSv1.2";

    /** The newest. */
    @AttributeDefinition(
            name = "TLS to",
            description = "The newest version of TLS",
            options = {@Option("TLSv1.2"), @Option("TLSv1.3")})
    String tls_maxVersion() default "TLSv1.3";

    /** The JDK's if empty. */
    @AttributeDefinition(
            name = "TLS ciphers",
            description = "Cipher suites by the JDK's names, separated by colons; empty for those that it enables",
            required = false)
    String tls_ciphers() default "";

    /** From the connection on. */
    @AttributeDefinition(
            name = "TLS handshake",
            description = "Milliseconds for a handshake; 0 for no limit",
            min = "0")
    int tls_handshakeTimeout() default 120_000;

    /** As many again wait. */
    @AttributeDefinition(
            name = "TLS handshakes at once",
            description = "Handshakes that may be under way at once; as many again wait for their turn, further"
                    + " connections are closed at once; 0 for no bound",
            min = "0")
    int tls_maxHandshakes() default 1000;
}
