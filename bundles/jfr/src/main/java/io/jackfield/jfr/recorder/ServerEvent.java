package io.jackfield.jfr.recorder;

import io.jackfield.platform.observe.SeenConnection;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.StackTrace;

/** What all events of a connection tell. The thread is its loop. */
@Category("Jackfield")
@StackTrace(false)
abstract class ServerEvent extends Event {
    @Label("Server")
    @Description("Name of the server; empty for one that code made without a name")
    String server;

    @Label("Connection")
    @Description("Number of the connection, the same in all its events")
    long connection;

    @Label("Remote Address")
    @Description("Who made the connection; none for a Unix socket")
    String remoteAddress;

    @Label("Remote Port")
    @Description("Port of who made the connection; 0 for a Unix socket")
    int remotePort;

    @Label("Local Port")
    @Description("Port of ours that was asked; 0 for a Unix socket")
    int localPort;

    @Label("Transport")
    @Description("Transport that carries the connection: name and generation")
    String transport;

    final void of(SeenConnection seen) {
        server = seen.server();
        connection = seen.id();
        remoteAddress = seen.remoteAddress();
        remotePort = seen.remotePort();
        localPort = seen.localPort();
        transport = seen.transport();
    }
}
