package io.jackfield.spi.engine;

import io.jackfield.spi.connection.Loop;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Makes {@link Protocol}s: the service that stands for one protocol on the wire, HTTP/1 being one. Methods may be called from any
 * thread.
 */
@ConsumerType
public interface ProtocolFactory {
    /**
     * The service property that repeats {@link #name}. Carried by every registered factory; required; without it the platform reads
     * {@link #name}; a String.
     */
    String NAME_PROPERTY = "jackfield.name";

    /** The name by which configuration chooses this protocol, for example {@code http1}. */
    String name();

    /** The preference among protocols when nobody chose one. */
    int ranking();

    /** Makes the protocol's part on one event loop, used on that loop only. */
    Protocol newProtocol(Loop loop);
}
