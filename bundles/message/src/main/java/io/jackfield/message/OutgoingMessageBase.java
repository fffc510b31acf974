package io.jackfield.message;

import io.jackfield.api.OutgoingMessage;
import io.jackfield.api.error.ErrorCodes;
import io.jackfield.api.error.StateException;
import io.jackfield.api.event.Event;
import io.jackfield.api.listener.Listener;
import io.jackfield.api.listener.Listener0;
import io.jackfield.spi.engine.Fields;
import io.jackfield.spi.engine.OutgoingHead;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The head of a message to be sent, as the application builds it, and its trailers; {@link OutgoingContent} under it is the content.
 * Engines extend it. Checks what is given when it is given, so that nothing that could break a message is ever sent.
 */
public abstract class OutgoingMessageBase extends OutgoingContent implements OutgoingMessage, OutgoingHead {
    private static final Fields NO_FIELDS = new LineList();

    private FieldMap headers;
    /** Others have the same map. */
    private boolean headersShared;

    private Fields straight;
    private LineList trailers;
    private Set<AutomaticField> removed;
    private boolean sendDate;

    /**
     * A message whose {@code Date} is sent or not.
     *
     * @param sendDate the beginning of {@link #sendDate()}
     */
    protected OutgoingMessageBase(boolean sendDate) {
        this.sendDate = sendDate;
    }

    // ---- headers

    @Override
    public OutgoingMessageBase setHeader(String name, Object value) {
        checkOpen("set");
        map().set(name, value);
        ours(name);
        return this;
    }

    @Override
    public OutgoingMessageBase appendHeader(String name, Object value) {
        checkOpen("append");
        map().append(name, value);
        ours(name);
        return this;
    }

    /** The headers, to be changed. */
    private FieldMap map() {
        if (headers == null) {
            headers = new FieldMap();
        } else if (headersShared) {
            headers = new FieldMap(headers);
            headersShared = false;
        }
        return headers;
    }

    /** The headers as they are now, for {@link #beginWith}; null if there are none. */
    protected final Fields headersToShare() {
        headersShared = true;
        return headers;
    }

    /**
     * Begins with the headers of another message, which is not changed by what is done here.
     *
     * @param fields from {@link #headersToShare}, as they were then
     */
    protected final void beginWith(Fields fields) {
        headers = (FieldMap) fields;
        headersShared = true;
    }

    /** A header that was removed is set again. */
    private void ours(String name) {
        AutomaticField field = removed == null ? null : automatic(name);
        if (field != null) {
            removed.remove(field);
        }
    }

    @Override
    public Object getHeader(String name) {
        FieldRules.given(name);
        return headers == null ? null : headers.get(name);
    }

    @Override
    public List<String> getHeaderNames() {
        return headers == null ? List.of() : headers.names();
    }

    @Override
    public Map<String, Object> getHeaders() {
        return headers == null ? new LinkedHashMap<>() : headers.toMap();
    }

    @Override
    public boolean hasHeader(String name) {
        FieldRules.given(name);
        return headers != null && headers.has(name);
    }

    @Override
    public void removeHeader(String name) {
        FieldRules.given(name);
        checkOpen("remove");
        if (name.equalsIgnoreCase("date")) {
            sendDate = false;
        }
        AutomaticField field = automatic(name);
        if (field != null) {
            if (removed == null) {
                removed = EnumSet.noneOf(AutomaticField.class);
            }
            removed.add(field);
        }
        if (headers != null) {
            map().remove(name);
        }
    }

    private static AutomaticField automatic(String name) {
        switch (name.toLowerCase(Locale.ROOT)) {
            case "connection":
                return AutomaticField.CONNECTION;
            case "content-length":
                return AutomaticField.CONTENT_LENGTH;
            case "transfer-encoding":
                return AutomaticField.TRANSFER_ENCODING;
            default:
                return null;
        }
    }

    /** Throws what Node throws when the head is sent already. */
    protected final void checkOpen(String action) {
        if (headersSent()) {
            throw new StateException(
                    ErrorCodes.ERR_HTTP_HEADERS_SENT,
                    "Cannot " + action + " headers after they are sent to the client");
        }
    }

    /** Whether {@link #setHeader} was ever called (checklist item 152). */
    protected final boolean hasHeaders() {
        return headers != null;
    }

    /** Sends these lines instead of those that were set; nothing else knows of them (checklist item 152). */
    protected final void sendStraight(Fields lines) {
        straight = lines;
    }

    // ---- trailers

    @Override
    public void addTrailers(Map<String, ?> added) {
        LineList lines = new LineList();
        added.forEach(lines::addTrailer);
        trailers = lines;
    }

    @Override
    public void addTrailers(Collection<? extends Map.Entry<String, ?>> added) {
        LineList lines = new LineList();
        added.forEach(line -> lines.addTrailer(line.getKey(), line.getValue()));
        trailers = lines;
    }

    @Override
    protected final Fields trailers() {
        return trailers;
    }

    // ---- OutgoingHead

    @Override
    public final Fields fields() {
        if (straight != null) {
            return straight;
        }
        return headers == null ? NO_FIELDS : headers;
    }

    @Override
    public final boolean removed(AutomaticField field) {
        return removed != null && removed.contains(field);
    }

    @Override
    public final boolean sendDate() {
        return sendDate;
    }

    @Override
    public OutgoingMessageBase sendDate(boolean on) {
        sendDate = on;
        return this;
    }

    @Override
    protected final OutgoingHead head() {
        return this;
    }

    // ---- narrower results

    @Override
    public <L extends Listener> OutgoingMessageBase on(Event<L> event, L listener) {
        super.on(event, listener);
        return this;
    }

    @Override
    public <L extends Listener> OutgoingMessageBase once(Event<L> event, L listener) {
        super.once(event, listener);
        return this;
    }

    @Override
    public <L extends Listener> OutgoingMessageBase prependListener(Event<L> event, L listener) {
        super.prependListener(event, listener);
        return this;
    }

    @Override
    public <L extends Listener> OutgoingMessageBase off(Event<L> event, L listener) {
        super.off(event, listener);
        return this;
    }

    @Override
    public OutgoingMessage setTimeout(long millis, Listener0 callback) {
        on(TIMEOUT, callback);
        return setTimeout(millis);
    }
}
