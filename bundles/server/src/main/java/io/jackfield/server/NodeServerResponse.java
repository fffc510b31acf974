package io.jackfield.server;

import io.jackfield.api.Compatibility;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.Server;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.Socket;
import io.jackfield.api.Tunnel;
import io.jackfield.api.error.ArgumentException;
import io.jackfield.api.error.ErrorCodes;
import io.jackfield.api.error.StateException;
import io.jackfield.api.event.Emitter;
import io.jackfield.api.event.Event;
import io.jackfield.api.listener.Listener;
import io.jackfield.api.listener.Listener0;
import io.jackfield.message.FieldRules;
import io.jackfield.message.LineList;
import io.jackfield.message.OutgoingMessageBase;
import io.jackfield.message.Reasons;
import io.jackfield.spi.connection.Loop;
import io.jackfield.spi.engine.ServerStream;
import java.util.Collection;
import java.util.Map;

/** A response as a server's listeners fill it (checklist items 125 to 178). */
final class NodeServerResponse extends OutgoingMessageBase implements ServerResponse {
    private final ServerStream stream;
    private final NodeServerExchange exchange;
    private int statusCode = 200;
    private String statusMessage;
    private boolean continueExpected;
    private boolean continueSent;
    private boolean tunnelOffered;
    private boolean tunnelled;
    private Exception destroyError;

    NodeServerResponse(ServerStream stream, NodeServerExchange exchange) {
        super(true);
        this.stream = stream;
        this.exchange = exchange;
        attach(stream);
    }

    /** The client waits for {@code 100 Continue}; a final answer without it ends the connection (checklist item 89). */
    void continueExpected() {
        continueExpected = true;
    }

    /** The connection ended before the response did. */
    void closeNow() {
        if (destroyError != null) {
            emit(ERROR, destroyError);
        }
        emit(Emitter.CLOSE);
    }

    // ---- leaving HTTP

    /** The request may be accepted by {@link #tunnel}. */
    void tunnelOffered() {
        tunnelOffered = true;
    }

    @Override
    public Tunnel tunnel() {
        if (!loop().inLoop()) {
            throw new StateException(ErrorCodes.ERR_JACKFIELD_NOT_ON_LOOP, "A connection leaves HTTP on its loop only");
        }
        if (headersSent()) {
            throw new StateException(
                    ErrorCodes.ERR_HTTP_HEADERS_SENT,
                    "Expected a request that is not answered: its connection stays in HTTP");
        }
        if (!tunnelOffered || destroyed()) {
            throw new StateException(
                    ErrorCodes.ERR_JACKFIELD_NO_TUNNEL,
                    "Expected a request of checkTunnel whose connection is open: this one can only be answered");
        }
        statusCode = Methods.isConnect(stream.requestHead()) ? 200 : 101;
        tunnelled = true;
        Tunnel tunnel = exchange.tunnel();
        written();
        return tunnel;
    }

    @Override
    public boolean headersSent() {
        return tunnelled || super.headersSent();
    }

    // ---- the head

    @Override
    protected void implicitHead() {
        render(statusCode, null);
    }

    private void render(int code, String message) {
        checkStatus(code);
        checkOpen("write");
        String reason = message == null ? reasonFor(code) : message;
        FieldRules.checkReason(reason);
        statusCode = code;
        statusMessage = reason;
        headReady();
    }

    private String reasonFor(int code) {
        return statusMessage == null || statusMessage.isEmpty() ? Reasons.of(code) : statusMessage;
    }

    private static void checkStatus(int code) {
        if (code < 100 || code > 999) {
            throw ArgumentException.range(ErrorCodes.ERR_HTTP_INVALID_STATUS_CODE, "Invalid status code: " + code);
        }
    }

    @Override
    public ServerResponse writeHead(int code) {
        render(code, null);
        return this;
    }

    @Override
    public ServerResponse writeHead(int code, String message) {
        render(code, message);
        return this;
    }

    @Override
    public ServerResponse writeHead(int code, Map<String, ?> headers) {
        return writeHead(code, null, headers);
    }

    @Override
    public ServerResponse writeHead(int code, String message, Map<String, ?> headers) {
        return writeHead(code, message, headers.entrySet());
    }

    @Override
    public ServerResponse writeHead(int code, String message, Collection<? extends Map.Entry<String, ?>> headers) {
        checkStatus(code);
        checkOpen("write");
        if (hasHeaders()) {
            headers.forEach(line -> setHeader(line.getKey(), line.getValue()));
            render(code, message);
        } else {
            renderStraight(code, message, headers);
        }
        return this;
    }

    /** Nothing was set before: the lines go straight out and nobody remembers them (checklist item 152). */
    private void renderStraight(int code, String message, Collection<? extends Map.Entry<String, ?>> headers) {
        LineList lines = new LineList();
        headers.forEach(line -> lines.addHeader(line.getKey(), line.getValue()));
        sendStraight(lines);
        try {
            render(code, message);
        } finally {
            if (!headersSent()) {
                sendStraight(null);
            }
        }
    }

    // ---- interim responses

    @Override
    public void writeContinue() {
        continueSent = true;
        interim(100, "Continue", null);
    }

    @Override
    public void writeProcessing() {
        interim(102, "Processing", null);
    }

    @Override
    public void writeEarlyHints(Map<String, ?> hints) {
        LineList lines = lines(hints);
        boolean link = hints.keySet().stream().anyMatch("link"::equalsIgnoreCase);
        if (!link) {
            throw ArgumentException.type(
                    ErrorCodes.ERR_INVALID_ARG_VALUE, "The argument 'hints' is invalid. It must have a link");
        }
        interim(103, "Early Hints", lines);
    }

    @Override
    public void writeInformation(int code, Map<String, ?> headers) {
        if (code < 100 || code > 199 || code == 101) {
            throw ArgumentException.range(ErrorCodes.ERR_HTTP_INVALID_STATUS_CODE, "Invalid status code: " + code);
        }
        interim(code, Reasons.of(code), lines(headers));
    }

    private static LineList lines(Map<String, ?> headers) {
        LineList lines = new LineList();
        headers.forEach(lines::addHeader);
        return lines;
    }

    private void interim(int code, String reason, LineList lines) {
        if (loop().inLoop()) {
            stream.informational(code, reason, lines);
        } else {
            loop().execute(() -> stream.informational(code, reason, lines));
        }
    }

    // ---- OutgoingHead

    @Override
    public int status() {
        return statusCode;
    }

    @Override
    public String reason() {
        return statusMessage;
    }

    @Override
    public String method() {
        return null;
    }

    @Override
    public String target() {
        return null;
    }

    @Override
    public boolean keepAlive() {
        return !continueExpected || continueSent;
    }

    // ---- ServerResponse

    @Override
    public int statusCode() {
        return statusCode;
    }

    @Override
    public ServerResponse statusCode(int code) {
        statusCode = code;
        return this;
    }

    @Override
    public String statusMessage() {
        return statusMessage;
    }

    @Override
    public ServerResponse statusMessage(String message) {
        statusMessage = message;
        return this;
    }

    @Override
    public long contentSent() {
        return stream.sent();
    }

    @Override
    public IncomingMessage request() {
        return exchange.request();
    }

    @Override
    public Loop loop() {
        return stream.connection().loop();
    }

    @Override
    public Socket socket() {
        return writableFinished() ? null : stream.connection().socket();
    }

    @Override
    public ServerResponse setTimeout(long millis) {
        IdleTimes.set(stream, millis);
        return this;
    }

    @Override
    public ServerResponse setTimeout(long millis, Listener0 callback) {
        on(TIMEOUT, callback);
        return setTimeout(millis);
    }

    /** In v10.15.0 the error is the socket's, and so the server's (J15). */
    @Override
    protected void destroying(Exception error) {
        if (error != null && stream.host().options().compatibility() == Compatibility.NODE_10_15_0) {
            stream.host()
                    .server()
                    .emit(Server.CLIENT_ERROR, error, stream.connection().socket());
        } else {
            destroyError = error;
        }
        stream.abort();
    }

    // ---- narrower results

    @Override
    public NodeServerResponse setHeader(String name, Object value) {
        super.setHeader(name, value);
        return this;
    }

    @Override
    public NodeServerResponse appendHeader(String name, Object value) {
        super.appendHeader(name, value);
        return this;
    }

    @Override
    public NodeServerResponse sendDate(boolean on) {
        super.sendDate(on);
        return this;
    }

    @Override
    public <L extends Listener> NodeServerResponse on(Event<L> event, L listener) {
        super.on(event, listener);
        return this;
    }

    @Override
    public <L extends Listener> NodeServerResponse once(Event<L> event, L listener) {
        super.once(event, listener);
        return this;
    }

    @Override
    public <L extends Listener> NodeServerResponse prependListener(Event<L> event, L listener) {
        super.prependListener(event, listener);
        return this;
    }

    @Override
    public <L extends Listener> NodeServerResponse off(Event<L> event, L listener) {
        super.off(event, listener);
        return this;
    }
}
