package io.jackfield.whiteboard.jdk;

import com.sun.net.httpserver.Authenticator;
import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.listener.RequestListener;
import io.jackfield.api.tls.TlsSession;
import io.jackfield.platform.dispatch.Replies;
import io.jackfield.platform.dispatch.WaitingRoom;
import io.jackfield.spi.connection.Loop;
import java.lang.System.Logger.Level;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;

/**
 * A handler of the JDK, as a handler of the whiteboard: each request becomes an {@link Exchange}, which goes through authenticator and filters to
 * the handler on one of the {@link Workers}.
 */
final class Mounted implements RequestListener {
    private static final System.Logger LOG = System.getLogger(Mounted.class.getName());

    private final MountContext context;
    private final Guards guards;
    private final Workers workers;

    Mounted(String contextPath, HttpHandler handler, Guards guards, Workers workers) {
        this.context = new MountContext(contextPath, handler);
        this.guards = guards;
        this.workers = workers;
    }

    @Override
    public void on(IncomingMessage request, ServerResponse response) {
        List<Guard> passed = guards.take(request, context.getPath());
        Exchange exchange;
        try {
            exchange = new Exchange(context, request, response);
        } catch (URISyntaxException e) {
            Replies.plain(response, 400, "The request target is no URI.");
            return;
        }
        Loop loop = WaitingRoom.loopOf(request);
        TlsSession tls = request.socket().tls();
        HttpExchange shown = tls == null ? exchange : new SecureExchange(exchange, tls.getSession());
        Executor back = loop == null ? Runnable::run : loop;
        Runnable work = () -> {
            try {
                chain(passed, exchange).doFilter(shown);
            } catch (Exception | LinkageError e) {
                back.execute(() -> failed(response, e));
            }
        };
        if (!workers.run(work)) {
            response.setHeader("Retry-After", 1);
            Replies.plain(response, 503, "Too many requests wait.");
        }
    }

    private Filter.Chain chain(List<Guard> passed, Exchange exchange) {
        List<Filter> filters = new ArrayList<>();
        Authenticator authenticator = passed.stream()
                .map(Guard::authenticator)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (authenticator != null) {
            filters.add(new Authentication(authenticator, exchange::principal));
        }
        if (context.getAuthenticator() != null) {
            filters.add(new Authentication(context.getAuthenticator(), exchange::principal));
        }
        passed.stream().map(Guard::filter).filter(Objects::nonNull).forEach(filters::add);
        filters.addAll(context.getFilters());
        return new Filter.Chain(filters, context.getHandler());
    }

    /** Where the JDK would only close the connection, the client learns of it if it can. On the loop. */
    private static void failed(ServerResponse response, Throwable thrown) {
        if (response.destroyed()) {
            LOG.log(Level.DEBUG, "the client went before it was answered", thrown);
        } else {
            Replies.failed(response, thrown);
        }
    }
}
