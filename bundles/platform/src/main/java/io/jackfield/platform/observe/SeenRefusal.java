package io.jackfield.platform.observe;

import org.osgi.annotation.versioning.ProviderType;

/** A request that was refused, as a {@link ServerObserver} is told. On its loop only. */
@ProviderType
public interface SeenRefusal {
    /**
     * The connection it came on.
     *
     * @return never null
     */
    SeenConnection connection();

    /**
     * The exchange that it ends, which is told to be over by itself.
     *
     * @return null if none had begun, as when the head was wrong
     */
    SeenExchange exchange();

    /**
     * The status that answers it, unless a listener of {@code clientError} answered otherwise.
     *
     * @return 400 to 599
     */
    int status();

    /**
     * What was wrong.
     *
     * @return a stable code such as {@code HPE_INVALID_METHOD}
     */
    String code();

    /**
     * What was expected.
     *
     * @return a sentence that repeats nothing of what the peer sent
     */
    String reason();

    /**
     * What had been received of the request's first line.
     *
     * @return at most 1024 bytes as ISO 8859-1, without the end of the line; empty where nothing is known
     */
    String line();
}
