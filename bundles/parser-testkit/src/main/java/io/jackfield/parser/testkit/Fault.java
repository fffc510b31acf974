package io.jackfield.parser.testkit;

/** What a {@link FaultyParser} does wrong. */
public enum Fault {
    /** The value of the last field line loses its last byte. */
    FIELD_VALUE,
    /** The last field line is left out. */
    FIELD_MISSING,
    /** The request target loses its last byte. */
    TARGET,
    /** A head is said to end one byte early, a chunk to be one byte longer. */
    FRAMING,
    /** Offsets lie outside of the array. */
    OFFSETS,
    /** What is fine is refused. */
    REFUSES,
    /** What is refused is accepted, as far as the bytes go. */
    ACCEPTS,
    /** More bytes are wanted, always. */
    WAITS,
    /** What was read before the input was cut is forgotten. */
    FORGETS,
    /** Something is thrown that is no refusal. */
    THROWS,
    /** Each call takes 5 ms. */
    SLOW,
    /** A call does not return, interrupted or not, until the latch is down. */
    HANGS,
    /** Blocks are kept for ever. */
    KEEPS,
    /** The input is written to. */
    WRITES
}
