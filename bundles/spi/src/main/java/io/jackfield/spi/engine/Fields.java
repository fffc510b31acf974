package io.jackfield.spi.engine;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Field lines to be sent, in order. Whoever hands them over has checked names and values: nothing in them can break the message. A
 * stream reads them before its method returns.
 */
@ConsumerType
public interface Fields {
    /** The number of field lines. */
    int size();

    /** The name of a field line, in the case to be sent. */
    String name(int index);

    /** The value of a field line; each char is one byte (ISO 8859-1). */
    String value(int index);
}
