package io.jackfield.jfr.recorder;

import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;

/** A connection of a server, from its acceptance to its end. */
@Name("io.jackfield.Connection")
@Label("HTTP Connection")
@Description("A connection that a server took, from its acceptance to its end")
final class ConnectionEvent extends ServerEvent {
    @Label("Exchanges")
    @Description("Exchanges that began on it while it was recorded")
    int exchanges;

    @Label("Bytes Read")
    @Description("Bytes received, decrypted")
    @DataAmount
    long bytesRead;
}
