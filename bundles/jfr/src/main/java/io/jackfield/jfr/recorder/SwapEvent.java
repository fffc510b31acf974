package io.jackfield.jfr.recorder;

import io.jackfield.api.runtime.PlatformEvents;
import java.util.Map;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** Another generation serves a listener. */
@Name("io.jackfield.Swap")
@Label("Strategy Swap")
@Description("Another parser, transport, protocol, engine or TLS provider serves a listener")
@Category("Jackfield")
@StackTrace(false)
final class SwapEvent extends Event {
    @Label("Server")
    @Description("Name of the server; empty for one that code made without a name")
    String server;

    @Label("Kind")
    @Description("Kind of the strategy")
    String kind;

    @Label("From")
    @Description("What served before: name and generation; empty if nothing did")
    String from;

    @Label("To")
    @Description("What serves now: name and generation; empty if nothing does")
    String to;

    void of(Map<String, ?> properties) {
        server = (String) properties.get(PlatformEvents.SERVER_NAME);
        kind = (String) properties.get(PlatformEvents.KIND);
        from = (String) properties.get(PlatformEvents.FROM);
        to = (String) properties.get(PlatformEvents.TO);
    }
}
