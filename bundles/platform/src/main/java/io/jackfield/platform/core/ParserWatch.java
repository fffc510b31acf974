package io.jackfield.platform.core;

import io.jackfield.spi.parser.Parser;
import io.jackfield.spi.parser.ParserFactory;
import io.jackfield.spi.parser.ParserLimits;

/**
 * A trial's part on one loop for one endpoint: it may read along with the parser in force. An {@link Assignment} asks it for each lease; where
 * no trial runs there is none to ask. Loop only.
 */
public interface ParserWatch {
    /**
     * Called for each head, chunk line or trailer section before its first byte is read.
     *
     * @param connection the connection's number
     * @param current the parser in force; it decides what the protocol is told
     * @return what the protocol is given instead, for this one element; it calls the current parser. Null: nobody reads along
     */
    Parser beside(long connection, Parser current);

    /** The trial is over here: nothing of the candidate is kept. */
    void end();

    /** One trial, as the switchboard publishes it to the loops. */
    interface Source {
        /** The generation that is tried; null when the trial is over. */
        Generation<ParserFactory> candidate();

        /** The trial's part on a loop, for an endpoint with these limits; called on that loop. */
        ParserWatch on(ParserLimits limits);
    }
}
