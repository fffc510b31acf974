package io.jackfield.spi.engine;

import io.jackfield.api.ClientRequest;
import io.jackfield.api.RequestOptions;
import io.jackfield.spi.connection.ClientHost;
import org.osgi.annotation.versioning.ConsumerType;

/** Makes Node's client requests: a service, leased for each request. Methods may be called from any thread. */
@ConsumerType
public interface ClientEngine {
    /**
     * The service property that repeats {@link #name}. Carried by every registered engine; required; without it the platform reads
     * {@link #name}; a String.
     */
    String NAME_PROPERTY = "jackfield.name";

    /** The name by which configuration chooses this engine. */
    String name();

    /** The preference among engines when nobody chose one. */
    int ranking();

    /**
     * Makes a request (checklist items 233 to 262). URL and options are merged already. It starts as DESIGN's thread rules say.
     *
     * @param released runs once, on the request's loop, when the request needs this engine no more
     * @throws io.jackfield.api.error.ArgumentException if an option is not valid, with Node's code
     */
    ClientRequest request(ClientHost host, RequestOptions options, Runnable released);
}
