package io.jackfield.jfr.recorder;

import io.jackfield.api.runtime.PlatformEvents;
import io.jackfield.platform.observe.SeenConnection;
import io.jackfield.platform.observe.SeenExchange;
import io.jackfield.platform.observe.SeenRefusal;
import io.jackfield.platform.observe.ServerObserver;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes events of what it is told, while {@link Recordings} has it registered. What has begun is kept here, not with what it belongs to, so
 * that nothing of this bundle is reached through a connection that stays.
 */
final class RecordingObserver implements ServerObserver {
    private final Map<SeenExchange, ExchangeEvent> exchanges = new ConcurrentHashMap<>();
    private final Map<Long, ConnectionEvent> connections = new ConcurrentHashMap<>();

    @Override
    public void opened(SeenConnection connection) {
        ConnectionEvent event = new ConnectionEvent();
        if (event.isEnabled()) {
            event.begin();
            connections.put(connection.id(), event);
        }
    }

    @Override
    public void closed(SeenConnection connection) {
        ConnectionEvent event = connections.remove(connection.id());
        if (event == null) {
            return;
        }
        event.end();
        if (event.shouldCommit()) {
            event.of(connection);
            event.bytesRead = connection.bytesRead();
            event.commit();
        }
    }

    @Override
    public void begun(SeenExchange exchange) {
        ConnectionEvent connection = connections.get(exchange.connection().id());
        if (connection != null) {
            connection.exchanges++;
        }
        ExchangeEvent event = new ExchangeEvent();
        if (event.isEnabled()) {
            event.begin();
            exchanges.put(exchange, event);
        }
    }

    @Override
    public void over(SeenExchange exchange) {
        ExchangeEvent event = exchanges.remove(exchange);
        if (event == null) {
            return;
        }
        event.end();
        if (event.shouldCommit()) {
            event.of(exchange);
            event.commit();
        }
    }

    @Override
    public void refused(SeenRefusal refusal) {
        ParseErrorEvent event = new ParseErrorEvent();
        if (event.shouldCommit()) {
            event.of(refusal);
            event.commit();
        }
    }

    @Override
    public void happened(String topic, Map<String, ?> properties) {
        if (topic.startsWith(PlatformEvents.SWAP)) {
            SwapEvent event = new SwapEvent();
            if (event.shouldCommit()) {
                event.of(properties);
                event.commit();
            }
        }
    }

    /** What has begun is forgotten: its events would not be whole. */
    void forget() {
        exchanges.clear();
        connections.clear();
    }
}
