package io.jackfield.api.runtime;

import org.osgi.annotation.versioning.ProviderType;

/** One element that a candidate read otherwise than the parser that serves, with its bytes. */
@ProviderType
public class TrialDifferenceDTO {
    /** {@code request}, {@code response}, {@code chunk-line} or {@code trailers}. */
    public String element;

    /** The sort of difference, for example {@code field value}. */
    public String what;

    /** What each of them found, one line. */
    public String detail;

    /** Whether it can change where the message ends, who serves it or whether the connection is kept. */
    public boolean framing;

    /** What both were given, as the peer sent it, nothing blacked out: at most the first 4,096 bytes. */
    public byte[] bytes;

    /** How many bytes there were. */
    public int length;

    /** When, milliseconds since the epoch. */
    public long time;
}
