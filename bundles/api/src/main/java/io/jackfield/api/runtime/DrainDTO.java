package io.jackfield.api.runtime;

import org.osgi.annotation.versioning.ProviderType;

/** What became of one listener that was drained. */
@ProviderType
public class DrainDTO {
    /** Name of its server, perhaps empty. */
    public String server;

    /** Address it listened on, or the path of its Unix socket. */
    public String host;

    /** Its port; 0 for a Unix socket. */
    public int port;

    /** Connections that were open when it began. */
    public long connections;

    /** Connections that were closed at the deadline since their exchange, tunnel or upgrade had not ended. */
    public long cut;

    /** Milliseconds that it took. */
    public long millis;

    @Override
    public String toString() {
        return "drained " + server + " in " + millis + " ms, " + connections + " connections, " + cut + " cut";
    }
}
