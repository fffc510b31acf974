package io.jackfield.api;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** An interim response received by a client. v10.15.0 tells the status code only, later versions all. Immutable. Item 53. */
@ProviderType
public interface Information {
    /**
     * The code.
     *
     * @return 100 to 199 but 101
     */
    int statusCode();

    /**
     * The reason phrase.
     *
     * @return the phrase, perhaps empty
     */
    String statusMessage();

    /**
     * The peer's version.
     *
     * @return such as {@code 1.1}
     */
    String httpVersion();

    /**
     * The header fields, folded.
     *
     * @return the fields
     */
    Headers headers();

    /**
     * The header fields exactly as received.
     *
     * @return an unmodifiable list: name, value, name, value
     */
    List<String> rawHeaders();
}
