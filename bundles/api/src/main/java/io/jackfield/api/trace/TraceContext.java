package io.jackfield.api.trace;

import io.jackfield.api.Headers;
import io.jackfield.api.OutgoingMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where in a trace something happens: the two fields of W3C Trace Context, Level 1. Read by {@link #read}, begun by {@link #begin}, both by
 * {@link #continued}; what is handed on is a {@link #child}. Immutable.
 *
 * <p>A client request that belongs to the request being handled: {@code context.child().put(clientRequest)}, or {@code
 * headers(context.child().headers())} of its options. The context is {@code TraceContext.continued(request.headers())}, taken once where the
 * request is handled, or {@link Traces#of} where the bundle {@code trace-context} keeps it.
 */
@ProviderType
public final class TraceContext {
    /** The name of the field with ids and flags. */
    public static final String TRACEPARENT = "traceparent";

    /** The name of the field with what tracing systems add. */
    public static final String TRACESTATE = "tracestate";

    private static final int LENGTH = 55;
    private static final int TRACE_AT = 3;
    private static final int SPAN_AT = 36;
    private static final int FLAGS_AT = 53;
    private static final int SAMPLED = 1;

    private final String traceId;
    private final String spanId;
    private final boolean sampled;
    private final String state;

    private TraceContext(String traceId, String spanId, boolean sampled, String state) {
        this.traceId = traceId;
        this.spanId = spanId;
        this.sampled = sampled;
        this.state = state;
    }

    /**
     * Begins a trace with random ids.
     *
     * @param sampled whether it should be recorded
     * @return its first context, without state
     */
    public static TraceContext begin(boolean sampled) {
        return new TraceContext(random() + random(), random(), sampled, "");
    }

    /**
     * Reads what a peer sent, strictly (section 3.2.2): one {@code traceparent}, in lower case, no id of zeros, no version {@code ff}; of a
     * version above 00 what version 00 knows. {@code tracestate} is dropped as a whole if any of it is wrong or it has more than 32 members (section
     * 3.3.1); the 512 characters that each must be able to pass on are no limit here, but that of the head is.
     *
     * @param headers of the request
     * @return the peer's context, or null if it sent none that can be read
     */
    public static TraceContext read(Headers headers) {
        List<String> parents = headers.all(TRACEPARENT);
        if (parents.size() != 1 || !isTraceparent(parents.get(0))) {
            return null;
        }
        String parent = parents.get(0);
        return new TraceContext(
                parent.substring(TRACE_AT, SPAN_AT - 1),
                parent.substring(SPAN_AT, FLAGS_AT - 1),
                (Character.digit(parent.charAt(FLAGS_AT + 1), 16) & SAMPLED) != 0,
                TraceState.read(headers.all(TRACESTATE)));
    }

    /**
     * The context in which a request is handled: a {@link #child} of what the peer sent, or the beginning of a trace, not sampled, if it sent none
     * that can be read. Another one at each call: whoever handles the request takes it once. Needs neither a container nor the whiteboard.
     *
     * @param headers of the request
     * @return a new context
     */
    public static TraceContext continued(Headers headers) {
        TraceContext sent = read(headers);
        // nobody here records: whether a new trace is worth it is for those behind us to say
        return sent == null ? begin(false) : sent.child();
    }

    private static boolean isTraceparent(String text) {
        boolean known = text.startsWith("00");
        if (text.length() < LENGTH || known && text.length() > LENGTH || text.startsWith("ff")) {
            return false;
        }
        return (text.length() == LENGTH || text.charAt(LENGTH) == '-')
                && isHex(text, 0, TRACE_AT - 1)
                && isId(text, TRACE_AT, SPAN_AT - 1)
                && isId(text, SPAN_AT, FLAGS_AT - 1)
                && isHex(text, FLAGS_AT, LENGTH)
                && text.charAt(TRACE_AT - 1) == '-';
    }

    /** Digits, not all of them 0, and a dash behind. */
    private static boolean isId(String text, int from, int to) {
        return isHex(text, from, to)
                && text.charAt(to) == '-'
                && text.substring(from, to).chars().anyMatch(c -> c != '0');
    }

    private static boolean isHex(String text, int from, int to) {
        return text.substring(from, to).chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
    }

    /** Sixteen digits that are not all 0. */
    private static String random() {
        long bits;
        do {
            bits = ThreadLocalRandom.current().nextLong();
        } while (bits == 0);
        String digits = Long.toHexString(bits);
        return "0".repeat(16 - digits.length()) + digits;
    }

    /**
     * The next step: of the same trace, with a new span id.
     *
     * @return a new context
     */
    public TraceContext child() {
        return new TraceContext(traceId, random(), sampled, state);
    }

    /**
     * The id of the whole trace.
     *
     * @return 32 digits, lower-case hexadecimal
     */
    public String traceId() {
        return traceId;
    }

    /**
     * The id of this step, which W3C calls parent id when it is sent.
     *
     * @return 16 digits, lower-case hexadecimal
     */
    public String spanId() {
        return spanId;
    }

    /**
     * Whether the one who sent it may have recorded it.
     *
     * @return the flag
     */
    public boolean sampled() {
        return sampled;
    }

    /**
     * What tracing systems added.
     *
     * @return the members, joined with commas; empty for none
     */
    public String state() {
        return state;
    }

    /**
     * The value of {@link #TRACEPARENT}.
     *
     * @return version 00
     */
    public String traceparent() {
        return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
    }

    /**
     * The fields to be sent.
     *
     * @return a new map, of one or two
     */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(TRACEPARENT, traceparent());
        if (!state.isEmpty()) {
            headers.put(TRACESTATE, state);
        }
        return headers;
    }

    /**
     * Sets the fields of a message to be sent, a client request usually; those that it had are replaced.
     *
     * @param message its head is not sent yet
     * @throws io.jackfield.api.error.StateException {@code ERR_HTTP_HEADERS_SENT} after the head
     */
    public void put(OutgoingMessage message) {
        message.removeHeader(TRACESTATE);
        headers().forEach(message::setHeader);
    }

    @Override
    public String toString() {
        return traceparent();
    }
}
