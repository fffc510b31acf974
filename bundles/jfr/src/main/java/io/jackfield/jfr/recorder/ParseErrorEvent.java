package io.jackfield.jfr.recorder;

import io.jackfield.platform.observe.SeenRefusal;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;

/** A request that was refused before a handler could answer it. */
@Name("io.jackfield.ParseError")
@Label("HTTP Parse Error")
@Description("A request that was refused: it broke the protocol or a limit, took too long, or found no strategy")
final class ParseErrorEvent extends ServerEvent {
    @Label("Status")
    @Description("Status that answers it, unless a listener of clientError answered otherwise")
    int status;

    @Label("Code")
    @Description("What was wrong, as a stable code")
    String code;

    @Label("Reason")
    @Description("What was expected")
    String reason;

    @Label("Line")
    @Description("What had been received of the request's first line; empty if its head had been good")
    String line;

    void of(SeenRefusal seen) {
        of(seen.connection());
        status = seen.status();
        code = seen.code();
        reason = seen.reason();
        line = seen.line();
    }
}
