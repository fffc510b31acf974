package io.jackfield.whiteboard.jdk;

import com.sun.net.httpserver.Authenticator;
import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpPrincipal;
import java.io.IOException;
import java.util.function.Consumer;

/** Asks an {@link Authenticator} first: it answers, or whoever it found goes on to filters and handler. */
final class Authentication extends Filter {
    private final Authenticator authenticator;
    private final Consumer<HttpPrincipal> authenticated;

    /** @param authenticated gets who it is */
    Authentication(Authenticator authenticator, Consumer<HttpPrincipal> authenticated) {
        this.authenticator = authenticator;
        this.authenticated = authenticated;
    }

    @Override
    public String description() {
        return "authentication";
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        Authenticator.Result result = authenticator.authenticate(exchange);
        if (result instanceof Authenticator.Success success) {
            authenticated.accept(success.getPrincipal());
            chain.doFilter(exchange);
        } else if (result instanceof Authenticator.Retry retry) {
            refuse(exchange, retry.getResponseCode());
        } else if (result instanceof Authenticator.Failure failure) {
            refuse(exchange, failure.getResponseCode());
        } else {
            throw new IllegalStateException(authenticator.getClass().getName() + " gave no result");
        }
    }

    private static void refuse(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, Exchange.NOTHING);
        exchange.close();
    }
}
