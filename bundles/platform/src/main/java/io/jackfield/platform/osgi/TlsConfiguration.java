package io.jackfield.platform.osgi;

import io.jackfield.api.tls.TlsOptions;
import io.jackfield.api.tls.TlsOptionsBuilder;
import io.jackfield.platform.configuration.ConfigurationValues;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * The keys of a {@link ServerConfiguration} or an {@link AgentConfiguration} that begin with {@code tls.}, as options: a server has them if a
 * certificate or a key store is named, an agent if it is told to speak TLS.
 */
final class TlsConfiguration {
    private TlsConfiguration() {}

    /**
     * Reads the keys of an agent.
     *
     * @return options, or null for an agent without TLS
     * @throws IllegalArgumentException if a value can not be meant; the message names configuration, key and value
     */
    static TlsOptions client(ConfigurationValues values) {
        boolean speaks = values.flag("tls", false);
        TlsOptionsBuilder options = both(values)
                .checkServerIdentity(values.flag("tls.checkServerIdentity", true))
                .servername(values.text("tls.servername", null));
        // what can not be meant is refused without TLS, too
        return speaks ? options.build() : null;
    }

    /**
     * Reads the keys of a server.
     *
     * @return options, or null for a server without TLS
     * @throws IllegalArgumentException if a value can not be meant; the message names configuration, key and value
     */
    static TlsOptions of(ConfigurationValues values) {
        TlsOptionsBuilder options = both(values)
                .requestCert(values.flag("tls.requestCert", false))
                .maxHandshakes(values.number("tls.maxHandshakes", 1000, 0, Integer.MAX_VALUE));
        for (String context : values.texts("tls.sni")) {
            addContext(values, options, context);
        }
        boolean speaks = file(values, "tls.cert") != null || file(values, "tls.keystore") != null;
        return speaks ? options.build() : null;
    }

    private static TlsOptionsBuilder both(ConfigurationValues values) {
        Path cert = file(values, "tls.cert");
        Path key = file(values, "tls.key");
        Path store = file(values, "tls.keystore");
        if (cert == null && store == null && key != null) {
            throw values.refused("tls.cert", "a file beside tls.key", "", null);
        }
        if (cert != null && key == null) {
            throw values.refused("tls.key", "a file beside tls.cert", "", null);
        }
        TlsOptionsBuilder options = TlsOptions.builder()
                .certFile(cert)
                .keyFile(key)
                .pfxFile(store)
                .caFile(file(values, "tls.ca"))
                .passphrase(values.text("tls.passphrase", null))
                .rejectUnauthorized(values.flag("tls.rejectUnauthorized", true))
                .handshakeTimeout(Duration.ofMillis(values.millis("tls.handshakeTimeout", 120_000)));
        versions(values, options);
        String ciphers = values.text("tls.ciphers", "");
        if (!ciphers.isEmpty()) {
            options.ciphers(ciphers.split("[:,\\s]+"));
        }
        return options;
    }

    private static void versions(ConfigurationValues values, TlsOptionsBuilder options) {
        String least = version(values, "tls.minVersion", "TLSv1.2");
        String most = version(values, "tls.maxVersion", "TLSv1.3");
        if (least.compareTo(most) > 0) {
            throw values.refused("tls.maxVersion", "at least tls.minVersion", most, null);
        }
        options.minVersion(least).maxVersion(most);
    }

    private static String version(ConfigurationValues values, String key, String otherwise) {
        String text = values.text(key, otherwise);
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "tlsv1.2" -> "TLSv1.2";
            case "tlsv1.3" -> "TLSv1.3";
            default -> throw values.refused(key, "TLSv1.2 or TLSv1.3", text, null);
        };
    }

    /** {@code name=certificate file,key file}. */
    private static void addContext(ConfigurationValues values, TlsOptionsBuilder options, String text) {
        int equals = text.indexOf('=');
        int comma = text.lastIndexOf(',');
        if (equals < 1 || comma < equals) {
            throw values.refused("tls.sni", "a list of name=certificate file,key file", text, null);
        }
        options.context(
                text.substring(0, equals).strip(),
                TlsOptions.builder()
                        .certFile(file(values, "tls.sni", text.substring(equals + 1, comma)))
                        .keyFile(file(values, "tls.sni", text.substring(comma + 1)))
                        .passphrase(values.text("tls.passphrase", null))
                        .build());
    }

    private static Path file(ConfigurationValues values, String key) {
        String text = values.text(key, null);
        return text == null ? null : file(values, key, text);
    }

    private static Path file(ConfigurationValues values, String key, String text) {
        try {
            return Path.of(text.strip());
        } catch (InvalidPathException e) {
            throw values.refused(key, "a file", text, e);
        }
    }
}
