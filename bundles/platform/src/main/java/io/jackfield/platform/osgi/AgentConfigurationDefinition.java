package io.jackfield.platform.osgi;

import org.osgi.service.component.annotations.ComponentPropertyType;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** A factory configuration {@code io.jackfield.agent~NAME}, as tools show it. {@link AgentConfiguration} reads it. Times are milliseconds. */
@ComponentPropertyType
@ObjectClassDefinition(
        name = "Jackfield agent",
        description =
                "A pool of client connections: an Agent service of that name; global is the global agent of every bundle")
@interface AgentConfigurationDefinition {
    /** Node's default. */
    @AttributeDefinition(name = "Keep alive", description = "Whether connections are kept when their request is over")
    boolean keepAlive() default false;

    /** TCP's probes. */
    @AttributeDefinition(
            name = "Keep-alive delay",
            description = "Milliseconds of idleness before TCP's first probe of a kept connection",
            min = "0")
    int keepAliveDelay() default 1000;

    /** For a host and port. */
    @AttributeDefinition(
            name = "Sockets",
            description = "Most connections to a host and port; 0 for no limit",
            min = "0")
    int maxSockets() default 0;

    /** For a host and port. */
    @AttributeDefinition(
            name = "Free sockets",
            description = "Most idle connections that are kept to a host and port",
            min = "0")
    int maxFreeSockets() default 256;

    /** For all together. */
    @AttributeDefinition(name = "All sockets", description = "Most connections in all; 0 for no limit", min = "0")
    int maxTotalSockets() default 0;

    /** Of inactivity. */
    @AttributeDefinition(
            name = "Timeout",
            description = "Milliseconds of inactivity of a connection; 0 for no limit",
            min = "0")
    int timeout() default 0;

    /** Item 39 of the checklist. */
    @AttributeDefinition(
            name = "Scheduling",
            description = "Which idle connection is taken: the one that is idle longest, or the one used last",
            options = {@Option("fifo"), @Option("lifo")})
    String scheduling() default "fifo";

    /** So that no request meets the server's close. */
    @AttributeDefinition(
            name = "Keep-alive margin",
            description = "Milliseconds before the end which a server announced that an idle connection is given up",
            min = "0")
    int keepAliveMargin() default 1000;

    /** Node has none. */
    @AttributeDefinition(
            name = "Connect timeout",
            description = "Milliseconds until a connection must be there; 0 for no limit",
            min = "0")
    int connectTimeout() default 0;

    /** The system's choice if empty. */
    @AttributeDefinition(
            name = "Local address",
            description = "Address of this machine that connections come from; empty for the system's choice",
            required = false)
    String localAddress() default "";

    /** Then it is an agent for https. */
    @AttributeDefinition(name = "TLS", description = "Whether it speaks TLS, for https")
    boolean tls() default false;

    /** Of servers. */
    @AttributeDefinition(
            name = "TLS trust",
            description = "PEM file with the certificates that servers' must come from; empty for the JDK's",
            required = false)
    String tls_ca() default "";

    /** For servers that ask for one. */
    @AttributeDefinition(
            name = "TLS certificate",
            description = "PEM file: its own certificate, and those that issued it",
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

    /** Servers. */
    @AttributeDefinition(name = "TLS reject", description = "Whether servers without a trusted certificate are refused")
    boolean tls_rejectUnauthorized() default true;

    /** RFC 9110 section 4.3.4. */
    @AttributeDefinition(name = "TLS identity", description = "Whether a certificate must be one of the server's name")
    boolean tls_checkServerIdentity() default true;

    /** That of the request if empty. */
    @AttributeDefinition(
            name = "TLS server name",
            description = "Name that servers are asked for (SNI) and checked by; empty for that of the request",
            required = false)
    String tls_servername() default "";

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
}
