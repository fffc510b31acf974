package io.jackfield.demo;

import io.jackfield.api.runtime.AgentDTO;
import io.jackfield.api.runtime.ListenerDTO;
import io.jackfield.api.runtime.RuntimeDTO;
import io.jackfield.api.runtime.StrategyDTO;
import io.jackfield.api.runtime.Switchboard;
import java.util.List;

/** What {@link Switchboard} and framework know, as JSON for the page. */
final class Status {
    private Status() {}

    /** @param switchboard may be null: then only bundles are shown */
    static byte[] json(Switchboard switchboard, List<BundleRow> bundles) {
        Json json = new Json().beginObject();
        if (switchboard != null) {
            runtime(json, switchboard.runtime());
        }
        json.name("bundles").beginArray();
        bundles.forEach(bundle -> bundle(json, bundle));
        return json.endArray().endObject().toBytes();
    }

    private static void runtime(Json json, RuntimeDTO runtime) {
        json.field("uptime", runtime.uptime).field("longestHold", runtime.longestHold);
        json.name("listeners").beginArray();
        runtime.listeners.forEach(listener -> listener(json, listener));
        json.endArray().name("strategies").beginArray();
        runtime.strategies.forEach(strategy -> strategy(json, strategy));
        json.endArray().name("agents").beginArray();
        runtime.agents.forEach(agent -> agent(json, agent));
        json.endArray();
    }

    private static void listener(Json json, ListenerDTO listener) {
        json.beginObject()
                .field("server", listener.server)
                .field("host", listener.host)
                .field("port", listener.port)
                .field("state", listener.state)
                .field("parser", listener.parser)
                .field("transport", listener.transport)
                .field("protocol", listener.protocol)
                .field("engine", listener.engine)
                .field("connections", listener.connections)
                .field("accepted", listener.accepted)
                .field("requests", listener.requests)
                .field("errors", listener.errors)
                .field("parked", listener.parked)
                .field("failed", listener.failed)
                .field("retired", listener.retired)
                .field("error", listener.error)
                .endObject();
    }

    private static void strategy(Json json, StrategyDTO strategy) {
        json.beginObject()
                .field("kind", strategy.kind)
                .field("name", strategy.name)
                .field("generation", strategy.generation)
                .field("ranking", strategy.ranking)
                .field("state", strategy.state)
                .field("leases", strategy.leases)
                .field("bundle", strategy.bundle)
                .endObject();
    }

    private static void agent(Json json, AgentDTO agent) {
        json.beginObject()
                .field("owner", agent.owner)
                .field("strategy", agent.strategy)
                .field("sockets", agent.sockets)
                .field("freeSockets", agent.freeSockets)
                .field("requests", agent.requests)
                .endObject();
    }

    private static void bundle(Json json, BundleRow bundle) {
        json.beginObject()
                .field("id", bundle.id())
                .field("name", bundle.name())
                .field("version", bundle.version())
                .field("state", bundle.state())
                .endObject();
    }
}
