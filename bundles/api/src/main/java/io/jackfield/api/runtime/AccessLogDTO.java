package io.jackfield.api.runtime;

import org.osgi.annotation.versioning.ProviderType;

/** An access log, at one moment. Counters begin with its configuration. */
@ProviderType
public class AccessLogDTO {
    /** Its configuration, {@code io.jackfield.access.log~NAME}. */
    public String pid;

    /** Lines that were written. */
    public long written;

    /** Lines that were dropped, because too many waited or because they could not be written. */
    public long dropped;

    /** Lines that wait to be written now. */
    public long waiting;
}
