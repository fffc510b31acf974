package io.jackfield.jfr.recorder;

import io.jackfield.platform.observe.SeenExchange;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Threshold;

/** An exchange, from its head to the last byte of the answer. */
@Name("io.jackfield.Exchange")
@Label("HTTP Exchange")
@Description(
        "A request and its answer, from the received head until the answer was handed to the operating system or cut off")
@Threshold("10 ms")
final class ExchangeEvent extends ServerEvent {
    @Label("Method")
    String method;

    @Label("Target")
    @Description("Request target as received, with its query")
    String target;

    @Label("Status")
    @Description("Status of the answer; 0 if there was none, and for a tunnel")
    int status;

    @Label("Received")
    @Description("Content of the request, without framing")
    @DataAmount
    long received;

    @Label("Sent")
    @Description("Content of the answer, without head and framing; in a tunnel all bytes; -1 if nobody counts")
    @DataAmount
    long sent;

    @Label("Complete")
    @Description("Whether the whole answer was handed to the operating system")
    boolean complete;

    @Label("Tunnel")
    @Description("Whether the connection left HTTP, by an upgrade or CONNECT")
    boolean tunnel;

    @Label("Parser")
    @Description("Parser in force when the head was complete: name and generation")
    String parser;

    @Label("Engine")
    @Description("Engine that served it: name and generation")
    String engine;

    void of(SeenExchange seen) {
        of(seen.connection());
        method = seen.method();
        target = seen.target();
        status = seen.status();
        received = seen.received();
        sent = seen.sent();
        complete = seen.complete();
        tunnel = seen.tunnel();
        parser = seen.parser();
        engine = seen.engine();
    }
}
