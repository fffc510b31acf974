package io.jackfield.whiteboard.jdk;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpPrincipal;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A request and its response as a handler of the JDK knows them. Made on the loop, then used by one thread at a time, which may block. Life:
 * {@link #sendResponseHeaders}, writing, {@link #close}.
 */
final class Exchange extends HttpExchange {
    /** The length that means chunks, since it is not known. */
    static final long CHUNKED = 0;

    /** The length that means no body. */
    static final long NOTHING = -1;

    private final HttpContext context;
    private final IncomingMessage request;
    private final ServerResponse response;
    private final URI uri;
    private final Peers peers;
    private final Headers requestHeaders;
    private final Headers responseHeaders = new Headers();
    private final Map<String, Object> attributes = new ConcurrentHashMap<>();
    private final ResponseBody body;
    private InputStream input;
    private OutputStream output;
    private volatile HttpPrincipal principal;
    private volatile int code = -1;
    private volatile boolean closed;

    /**
     * On the loop.
     *
     * @throws URISyntaxException if the request's target is none
     */
    Exchange(HttpContext context, IncomingMessage request, ServerResponse response) throws URISyntaxException {
        this.context = context;
        this.request = request;
        this.response = response;
        this.uri = new URI(request.url());
        this.peers = Peers.of(request.socket());
        this.requestHeaders = new RequestHeaders(request.rawHeaders());
        this.body = new ResponseBody(response);
        this.output = body;
    }

    // ---- the request

    @Override
    public Headers getRequestHeaders() {
        return requestHeaders;
    }

    @Override
    public URI getRequestURI() {
        return uri;
    }

    @Override
    public String getRequestMethod() {
        return request.method();
    }

    @Override
    public String getProtocol() {
        return "HTTP/" + request.httpVersion();
    }

    @Override
    public InputStream getRequestBody() {
        if (input == null) {
            input = request.inputStream();
        }
        return input;
    }

    @Override
    public InetSocketAddress getRemoteAddress() {
        return peers.remote();
    }

    @Override
    public InetSocketAddress getLocalAddress() {
        return peers.local();
    }

    // ---- the response

    @Override
    public Headers getResponseHeaders() {
        return responseHeaders;
    }

    @Override
    public OutputStream getResponseBody() {
        return output;
    }

    @Override
    public int getResponseCode() {
        return code;
    }

    @Override
    public void sendResponseHeaders(int status, long length) throws IOException {
        if (code != -1) {
            throw new IOException("headers already sent");
        }
        if (status < 200 && status != 101) {
            response.writeInformation(status, fields(true));
            return;
        }
        boolean head = request.method().equals("HEAD");
        boolean without = head || status < 200 || status == 204 || status == 304;
        fields(head || status == 304).forEach(response::setHeader);
        if (!without && length != CHUNKED || head && length > 0) {
            response.setHeader("Content-Length", Long.toString(Math.max(0, length)));
        }
        response.writeHead(status);
        code = status;
        if (without || length == NOTHING) {
            body.none(head);
        } else {
            body.begin(length);
        }
    }

    /** What frames the content is ours to say, but for an answer that has none and may tell what it would be. */
    private Map<String, ?> fields(boolean withLength) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> field : responseHeaders.entrySet()) {
            String name = field.getKey();
            boolean framing = name.equalsIgnoreCase("Transfer-Encoding")
                    || !withLength && name.equalsIgnoreCase("Content-Length");
            List<String> values = field.getValue();
            if (!framing && values != null && !values.isEmpty()) {
                fields.put(name, values.size() == 1 ? values.get(0) : List.copyOf(values));
            }
        }
        return fields;
    }

    // ---- around both

    @Override
    public HttpContext getHttpContext() {
        return context;
    }

    @Override
    public Object getAttribute(String name) {
        return attributes.get(name);
    }

    @Override
    public void setAttribute(String name, Object value) {
        if (value == null) {
            attributes.remove(name);
        } else {
            attributes.put(name, value);
        }
    }

    @Override
    public void setStreams(InputStream in, OutputStream out) {
        input = in == null ? input : in;
        output = out == null ? output : out;
    }

    @Override
    public HttpPrincipal getPrincipal() {
        return principal;
    }

    void principal(HttpPrincipal authenticated) {
        principal = authenticated;
    }

    /** As in the JDK, without an answer the connection ends. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (code == -1) {
            response.destroy();
            return;
        }
        try {
            getRequestBody().close();
            output.close();
        } catch (IOException e) {
            response.destroy(e);
        }
    }
}
