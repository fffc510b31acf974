package io.jackfield.parser.testkit;

import io.jackfield.spi.parser.ParserLimits;
import java.util.List;

/**
 * One case of a {@link CaseDocument}: bytes in, events out.
 *
 * @param id the document and the title: stable, so that a difference can be declared for it
 * @param why the reason, with its RFC section
 * @param kind what the bytes are
 * @param input the bytes
 * @param limits the limits to parse with
 * @param expected the lines of the events block
 */
@SuppressWarnings("ArrayRecordComponent") // cases are told apart by their id and never compared
record ParserCase(String id, String why, Kind kind, byte[] input, ParserLimits limits, List<String> expected) {

    /** What the bytes of a case are. */
    enum Kind {
        /** Requests, one after another, with their bodies. */
        REQUEST,
        /** Responses, one after another, with their bodies. */
        RESPONSE,
        /** A chunked body with its trailer section. */
        CHUNKED,
        /** A trailer section and the empty line. */
        TRAILERS
    }

    ParserCase expecting(List<String> events, String reason) {
        return new ParserCase(id, why + " " + reason, kind, input, limits, events);
    }
}
