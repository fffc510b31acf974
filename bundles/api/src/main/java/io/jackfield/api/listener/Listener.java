package io.jackfield.api.listener;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * What is registered for an {@link io.jackfield.api.event.Event}; a marker, so that an event knows the one shape of listener
 * that fits it. Implemented as {@link Listener0} to {@link Listener3}.
 *
 * <p>Called on the loop of the emitting object unless that object says otherwise. A listener must not block there. What it
 * throws is reported as Node reports an uncaught exception: it reaches neither the emitting code nor other connections.
 */
@ConsumerType
public interface Listener {}
