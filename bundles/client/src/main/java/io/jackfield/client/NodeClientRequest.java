package io.jackfield.client;

import io.jackfield.api.Agent;
import io.jackfield.api.ClientRequest;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.Socket;
import io.jackfield.api.error.ArgumentException;
import io.jackfield.api.error.ErrorCodes;
import io.jackfield.api.event.Event;
import io.jackfield.api.listener.Listener;
import io.jackfield.api.listener.Listener0;
import io.jackfield.message.LineList;
import io.jackfield.message.OutgoingMessageBase;
import io.jackfield.spi.connection.ClientHost;
import io.jackfield.spi.connection.Loop;
import io.jackfield.spi.engine.ClientStream;
import io.jackfield.spi.parser.HeadBlock;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * A request as the application holds it: head and content, which {@link OutgoingMessageBase} keeps, and what can be asked of it. What
 * happens to it is the matter of its {@link RequestExchange}.
 */
final class NodeClientRequest extends OutgoingMessageBase implements ClientRequest {
    private static final int DEFAULT_MAX_HEADERS = 2000;
    private static final long MAX_TIMEOUT = Integer.MAX_VALUE;
    private static final byte[] NOTHING = {};
    private static final Set<String> WITHOUT_CONTENT = Set.of("GET", "HEAD", "DELETE", "OPTIONS", "CONNECT");
    private static final List<String> SPEAKING_OF_CONTENT = List.of("transfer-encoding", "content-length");

    private final ClientHost host;
    private final RequestSettings settings;
    private final Loop loop;
    private final RequestExchange exchange;
    private final boolean keepAlive;
    private volatile long abortedAt;
    private int maxHeadersCount = DEFAULT_MAX_HEADERS;

    /**
     * @param released runs once on the loop when the engine is needed no more
     * @throws ArgumentException for a header that cannot be sent
     */
    NodeClientRequest(ClientHost host, RequestSettings settings, Runnable released) {
        super(false);
        this.host = host;
        this.settings = settings;
        this.loop = host.loop(settings.agent, settings.poolName);
        this.keepAlive = settings.keepAlive();
        this.exchange = new RequestExchange(this, host, settings, released);
        if (settings.options.rawHeaders()) {
            LineList lines = new LineList();
            settings.options.headers().forEach(line -> lines.addHeader(line.getKey(), line.getValue()));
            sendStraight(lines);
        } else if (settings.headers() != null) {
            beginWith(settings.headers());
        } else {
            setHeaders();
            settings.headers(headersToShare());
        }
    }

    private void setHeaders() {
        for (Map.Entry<String, ?> header : settings.options.headers()) {
            setHeader(header.getKey(), header.getValue());
        }
        if (settings.options.setHost() && !hasHeader("host")) {
            setHeader("Host", settings.hostHeader());
        }
        String authorization = settings.authorization();
        if (authorization != null && !hasHeader("authorization")) {
            setHeader("Authorization", authorization);
        }
    }

    /** All listeners of the options are there: begins, on a loop at once, else only if the server shall be asked first (item 265). */
    void ready() {
        if (settings.options.signal() != null) {
            settings.options.signal().whenComplete((value, error) -> destroy(Faults.signalled(error)));
        }
        if (loop.inLoop()) {
            exchange.claim().start();
        }
        if (hasHeader("expect") || settings.hasRawHeader("expect")) {
            flushHeaders();
        }
    }

    // ---- for the exchange

    /** There is somewhere to write to. */
    void writeTo(ClientStream stream) {
        attach(stream);
    }

    /** Whether the request can be sent again: it has no content, and its head, which is made, lets none come. */
    boolean repeatable() {
        return knownLength() == 0;
    }

    /** Sends a {@link #repeatable} request again; off a loop its end may still be on the way. */
    void repeatOn(ClientStream stream) {
        attach(stream);
        stream.head(this);
        if (finished()) {
            stream.end(trailers());
        } else {
            stream.data(NOTHING, 0, 0);
        }
    }

    /** Emits an error; one that nobody hears is reported. */
    void fail(Exception error) {
        emit(ERROR, error);
    }

    /** What of the request's own limits a response's head passes, or null. */
    String limitPassedBy(HeadBlock head) {
        int fields = maxHeadersCount;
        int bytes = settings.options.maxHeaderSize();
        if (fields > 0 && head.fieldCount() > fields) {
            return "maxHeadersCount";
        }
        return bytes > 0 && head.position() - head.from() > bytes ? "maxHeaderSize" : null;
    }

    @Override
    protected void uncaught(Event<?> event, Throwable thrown) {
        host.uncaught(thrown);
    }

    // ---- for the content

    @Override
    public Loop loop() {
        return loop;
    }

    @Override
    protected void implicitHead() {
        headReady();
        exchange.claim().start();
    }

    /**
     * A method that usually has no content (checklist item 268) has none when its head goes first, unless a header speaks of some: there
     * would be nothing to tell the server where it ends. Header lines that are sent as given are complete before there is content: as in
     * Node no length is added to them.
     */
    @Override
    protected long announced(long known) {
        if (!WITHOUT_CONTENT.contains(settings.method)) {
            return settings.options.rawHeaders() ? UNKNOWN_LENGTH : known;
        }
        boolean silent = known == UNKNOWN_LENGTH
                && SPEAKING_OF_CONTENT.stream().noneMatch(name -> hasHeader(name) || settings.hasRawHeader(name));
        return silent ? 0 : known;
    }

    @Override
    protected void destroying(Exception error) {
        exchange.giveUp(false, error);
    }

    /** Header lines that are sent as given count as sent: nothing can be added to them (item 244). */
    @Override
    public boolean headersSent() {
        return super.headersSent() || settings.options.rawHeaders();
    }

    @Override
    public int status() {
        return 0;
    }

    @Override
    public String reason() {
        return null;
    }

    @Override
    public String target() {
        return settings.path;
    }

    @Override
    public boolean keepAlive() {
        return keepAlive;
    }

    // ---- ClientRequest

    @Override
    public void abort() {
        if (abortedAt == 0) {
            abortedAt = Math.max(1, System.currentTimeMillis());
            onLoop(() -> exchange.giveUp(true, null));
        }
    }

    private void onLoop(Runnable action) {
        if (loop.inLoop()) {
            action.run();
        } else {
            loop.execute(action);
        }
    }

    @Override
    public boolean aborted() {
        return abortedAt != 0;
    }

    @Override
    public long abortedAt() {
        return abortedAt;
    }

    @Override
    public String method() {
        return settings.method;
    }

    @Override
    public String path() {
        return settings.path;
    }

    @Override
    public String host() {
        return settings.host;
    }

    @Override
    public String protocol() {
        return settings.protocol;
    }

    @Override
    public Agent agent() {
        return settings.agent;
    }

    @Override
    public IncomingMessage res() {
        return exchange.response();
    }

    @Override
    public Socket socket() {
        return exchange.claim().socket();
    }

    @Override
    public boolean reusedSocket() {
        return exchange.claim().reused();
    }

    @Override
    public int maxHeadersCount() {
        return maxHeadersCount;
    }

    @Override
    public NodeClientRequest maxHeadersCount(int count) {
        maxHeadersCount = count;
        return this;
    }

    @Override
    public void setNoDelay(boolean noDelay) {
        onLoop(() -> exchange.claim().wishes().add(socket -> socket.setNoDelay(noDelay)));
    }

    @Override
    public void setSocketKeepAlive(boolean enable, long initialDelayMillis) {
        onLoop(() -> exchange.claim().wishes().add(socket -> socket.setKeepAlive(enable, initialDelayMillis)));
    }

    @Override
    public NodeClientRequest setTimeout(long millis) {
        if (millis < 0 || millis > MAX_TIMEOUT) {
            throw ArgumentException.range(
                    ErrorCodes.ERR_OUT_OF_RANGE,
                    "The value of \"msecs\" is out of range. It must be a non-negative finite number. Received "
                            + millis);
        }
        onLoop(() -> exchange.claim().wishes().timeout(millis));
        return this;
    }

    @Override
    public NodeClientRequest setTimeout(long millis, Listener0 callback) {
        setTimeout(millis);
        return once(TIMEOUT, callback);
    }

    @Override
    public CompletionStage<IncomingMessage> response() {
        return ResponseStage.of(this);
    }

    // ---- narrower results

    @Override
    public NodeClientRequest setHeader(String name, Object value) {
        super.setHeader(name, value);
        return this;
    }

    @Override
    public NodeClientRequest appendHeader(String name, Object value) {
        super.appendHeader(name, value);
        return this;
    }

    @Override
    public NodeClientRequest end() {
        super.end((Listener0) null);
        return this;
    }

    @Override
    public NodeClientRequest end(ByteBuffer chunk) {
        super.end(chunk, null);
        return this;
    }

    @Override
    public NodeClientRequest end(byte[] chunk) {
        super.end(chunk, null);
        return this;
    }

    @Override
    public NodeClientRequest end(String chunk) {
        super.end(chunk, (Listener0) null);
        return this;
    }

    @Override
    public <L extends Listener> NodeClientRequest on(Event<L> event, L listener) {
        super.on(event, listener);
        return this;
    }

    @Override
    public <L extends Listener> NodeClientRequest once(Event<L> event, L listener) {
        super.once(event, listener);
        return this;
    }

    @Override
    public <L extends Listener> NodeClientRequest prependListener(Event<L> event, L listener) {
        super.prependListener(event, listener);
        return this;
    }

    @Override
    public <L extends Listener> NodeClientRequest off(Event<L> event, L listener) {
        super.off(event, listener);
        return this;
    }
}
