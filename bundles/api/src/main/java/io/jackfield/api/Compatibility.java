package io.jackfield.api;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Which Node to follow where its document and its binary part ways. Governs behaviour of the api and order of events only: what
 * is accepted from the wire and how bodies are framed is strict in every mode. Part J of {@code docs/compatibility.md}.
 */
@ProviderType
public enum Compatibility {
    /** As the document of v10.15.0 says. The default. */
    DOCUMENTED,
    /** As the binary of v10.15.0 was observed to do. */
    NODE_10_15_0,
    /** As Node 20 and later do. */
    MODERN
}
