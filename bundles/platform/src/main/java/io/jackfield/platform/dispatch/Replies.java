package io.jackfield.platform.dispatch;

import io.jackfield.api.ServerResponse;
import java.lang.System.Logger.Level;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** The answers when no handler gives one. On the loop of the exchange. */
@ProviderType
public final class Replies {
    private static final System.Logger LOG = System.getLogger(Replies.class.getName());

    private Replies() {}

    /**
     * A short text.
     *
     * @param response the answer
     * @param status its status
     * @param text one line, without the end
     */
    public static void plain(ServerResponse response, int status, String text) {
        response.writeHead(status, Map.of("Content-Type", "text/plain; charset=utf-8"));
        response.end(text + "\n");
    }

    /**
     * A handler threw: 500 if nothing was sent, else the end of the connection, so that nobody takes half an answer for a whole one.
     *
     * @param response the answer
     * @param thrown what it threw
     */
    public static void failed(ServerResponse response, Throwable thrown) {
        LOG.log(Level.ERROR, "A request handler failed", thrown);
        if (!response.headersSent()) {
            response.statusCode(500).end();
        } else if (!response.finished()) {
            response.destroy();
        }
    }
}
