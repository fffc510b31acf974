package io.jackfield.conformance.server;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.error.Coded;

/** Logs what an exchange emits. */
final class Watch {
    private Watch() {}

    /** Watches an exchange; the number that the log knows it by. */
    static int begin(IncomingMessage request, ServerResponse response, EventLog log) {
        int n = log.nextRequest();
        request.on(IncomingMessage.ABORTED, () -> log.add("req.aborted", n));
        request.on(IncomingMessage.CLOSE, () -> log.add("req.close", n));
        request.on(IncomingMessage.ERROR, e -> log.add("req.error", n, code(e)));
        request.on(IncomingMessage.END, () -> log.add("req.end", n, request.complete()));
        response.on(ServerResponse.FINISH, () -> log.add("res.finish", n));
        response.on(ServerResponse.CLOSE, () -> log.add("res.close", n));
        response.on(ServerResponse.ERROR, e -> log.add("res.error", n, code(e)));
        return n;
    }

    /** The code of an error, or null when it has none. */
    static String code(Exception e) {
        return Coded.codeOf(e);
    }
}
