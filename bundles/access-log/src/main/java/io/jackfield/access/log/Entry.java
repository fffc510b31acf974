package io.jackfield.access.log;

import io.jackfield.platform.observe.SeenConnection;
import io.jackfield.platform.observe.SeenExchange;
import io.jackfield.platform.observe.SeenRefusal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One exchange that is over, or a request that was refused, before anybody made a line of it. Texts are as they were received, perhaps null.
 *
 * @param peer who asked, and by which port
 * @param asked what was asked
 * @param begun milliseconds since the epoch, when its head had been received, or it was refused
 * @param micros microseconds from then until it was over; -1 if it was refused
 * @param outcome what became of it
 */
record Entry(Peer peer, Asked asked, long begun, long micros, Outcome outcome) {
    /** Stands for a status where the connection ended before there was one. */
    static final int GONE = 499;

    /**
     * Who asked.
     *
     * @param address null for a Unix socket
     * @param localPort the port of ours that was asked
     * @param server its name, perhaps empty
     */
    record Peer(String address, int localPort, String server) {
        static Peer of(SeenConnection connection) {
            return new Peer(connection.remoteAddress(), connection.localPort(), connection.server());
        }
    }

    /**
     * What was asked.
     *
     * @param method null if the first line of the request is none: then the target is what was received of it
     */
    record Asked(String method, String target, String version, String host, String referer, String userAgent) {
        private static final Pattern LINE = Pattern.compile("([^ ]+) ([^ ]+) HTTP/(\\d\\.\\d)");

        static Asked of(SeenExchange exchange) {
            return new Asked(
                    exchange.method(),
                    exchange.target(),
                    exchange.version(),
                    exchange.header("host"),
                    exchange.header("referer"),
                    exchange.header("user-agent"));
        }

        static Asked of(String line) {
            Matcher found = LINE.matcher(line);
            return found.matches()
                    ? new Asked(found.group(1), found.group(2), found.group(3), null, null, null)
                    : new Asked(null, line, null, null, null, null);
        }
    }

    /**
     * What became of it.
     *
     * @param status of the answer; {@link #GONE} if there was none, 0 for a tunnel, whose answer nobody saw
     * @param bytes of content that were sent, in a tunnel all; -1 if nobody counts them
     * @param complete whether the whole answer was handed to the operating system
     * @param code why it was refused; null if it was not
     */
    record Outcome(int status, long bytes, boolean complete, String code) {}

    /** An exchange at its end. */
    static Entry of(SeenExchange exchange) {
        int status = exchange.status() == 0 && !exchange.tunnel() ? GONE : exchange.status();
        return new Entry(
                Peer.of(exchange.connection()),
                Asked.of(exchange),
                exchange.begun(),
                exchange.nanos() / 1000,
                new Outcome(status, exchange.sent(), exchange.complete(), null));
    }

    /** A request of which no exchange was made. */
    static Entry of(SeenRefusal refusal) {
        return new Entry(
                Peer.of(refusal.connection()),
                Asked.of(refusal.line()),
                System.currentTimeMillis(),
                -1,
                new Outcome(refusal.status(), -1, false, refusal.code()));
    }
}
