package io.jackfield.spi.connection;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The right to use one generation of a strategy for one piece of work on one loop. As long as a lease is held the strategy's bundle is
 * not let go (within the drain time). Taking and releasing cost a counter. Loop only.
 *
 * @param <S> the strategy, for example {@link io.jackfield.spi.parser.Parser}
 */
@ProviderType
public interface Lease<S> {
    /** The strategy. Not to be used after {@link #release}. */
    S get();

    /** The strategy's name. */
    String name();

    /** The generation: a number given to each service registration when it was first seen. */
    long generation();

    /** Ends the use. Exactly once for each lease taken. */
    void release();
}
