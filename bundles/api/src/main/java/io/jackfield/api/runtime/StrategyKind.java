package io.jackfield.api.runtime;

import java.util.Locale;
import org.osgi.annotation.versioning.ProviderType;

/** The kinds of replaceable parts. */
@ProviderType
public enum StrategyKind {
    /** Reads message heads, chunk lines and trailers. */
    PARSER,
    /** Moves bytes between network and connection. */
    TRANSPORT,
    /** Stands between connection and exchange. */
    PROTOCOL,
    /** Runs a server's exchanges. */
    SERVER,
    /** Runs a client's exchanges. */
    CLIENT,
    /** Pools client connections. */
    AGENT,
    /** Encrypts connections. */
    TLS;

    /**
     * The word for people and commands.
     *
     * @return the lower-case name, such as {@code parser}
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a kind.
     *
     * @param word as {@link #word()}, in any case
     * @return the kind
     * @throws IllegalArgumentException if there is none
     */
    public static StrategyKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
