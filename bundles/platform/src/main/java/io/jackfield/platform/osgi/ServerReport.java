package io.jackfield.platform.osgi;

import io.jackfield.api.Server;
import io.jackfield.api.runtime.LimitsDTO;
import io.jackfield.api.runtime.ListenerDTO;
import io.jackfield.api.runtime.ServerStatus;
import io.jackfield.platform.core.Endpoint;
import io.jackfield.platform.core.TlsSource;
import io.jackfield.platform.handle.ServerHandle;
import io.jackfield.platform.tls.HandshakeFailure;
import io.jackfield.platform.tls.Handshakes;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.HashMap;
import java.util.Map;

/** What is told of a listener: to people as a DTO, to a launcher as service properties. */
final class ServerReport {
    private ServerReport() {}

    /** The service properties of {@link ServerStatus}. */
    static Map<String, Object> properties(ConfiguredServer server, ServerConfiguration configuration) {
        ListenerDTO now = listener(server.server(), server.name(), server.error());
        Map<String, Object> properties = new HashMap<>();
        properties.put(ServerStatus.NAME, server.name());
        properties.put(ServerStatus.STATE, state(server, now));
        properties.put(ServerStatus.HOST, host(now, configuration));
        boolean encrypts = configuration != null && configuration.options().tls() != null;
        properties.put(ServerStatus.SCHEME, encrypts ? "https" : "http");
        if (now.port > 0) {
            properties.put(ServerStatus.PORT, now.port);
        }
        putName(properties, ServerStatus.PARSER, now.parser);
        putName(properties, ServerStatus.TRANSPORT, now.transport);
        putName(properties, ServerStatus.TLS, now.tls);
        if (server.error() != null) {
            properties.put(
                    ServerStatus.ERROR, server.error().lines().findFirst().orElse(""));
        }
        return properties;
    }

    /** What was configured, since that is what a client can connect to; else what is bound. */
    private static String host(ListenerDTO now, ServerConfiguration configuration) {
        String configured = configuration == null ? null : configuration.where().host();
        return configured == null ? now.host : configured;
    }

    private static String state(ConfiguredServer server, ListenerDTO now) {
        if (server.closed()) {
            return ServerStatus.CLOSED;
        }
        if (server.error() != null) {
            return ServerStatus.FAILED;
        }
        if (server.drained()) {
            return ServerStatus.DRAINED;
        }
        boolean complete =
                !now.parser.isEmpty() && !now.transport.isEmpty() && !now.protocol.isEmpty() && !now.engine.isEmpty();
        boolean encrypts = server.server() != null && server.server().tls() != null;
        complete &= !encrypts || !now.tls.isEmpty();
        boolean bound = server.server() != null && server.server().listening();
        return bound && complete ? ServerStatus.LISTENING : ServerStatus.STARTING;
    }

    private static void putName(Map<String, Object> properties, String key, String generation) {
        int end = generation.lastIndexOf('#');
        if (end > 0) {
            properties.put(key, generation.substring(0, end));
        }
    }

    /** A listener as people see it. */
    static ListenerDTO listener(ServerHandle server, String name, String error) {
        Endpoint endpoint = server == null ? null : server.endpoint();
        ListenerDTO told = endpoint == null ? empty() : listener(endpoint);
        told.server = name;
        if (error != null) {
            told.error = error;
            told.state = "failed";
        }
        if (server != null) {
            told.accepted = server.accepted();
            told.state = draining(server, told.state);
        }
        return told;
    }

    /** A listener that is drained and has no connection left is drained. */
    private static String draining(ServerHandle server, String otherwise) {
        if (!server.draining()) {
            return otherwise;
        }
        Endpoint endpoint = server.endpoint();
        boolean over = endpoint == null || !server.listening() && endpoint.connections() == 0;
        return over ? ServerStatus.DRAINED : "draining";
    }

    /** A listener as the core knows it. */
    static ListenerDTO listener(Endpoint endpoint) {
        ListenerDTO told = empty();
        told.server = endpoint.name();
        address(told, endpoint.localAddress());
        told.parser = orEmpty(endpoint.parser());
        told.transport = orEmpty(endpoint.transport());
        told.protocol = orEmpty(endpoint.protocol());
        told.engine = orEmpty(endpoint.engine());
        told.state = told.transport.isEmpty() ? "parked" : "listening";
        told.connections = endpoint.connections();
        told.requests = endpoint.requests();
        told.errors = endpoint.errors();
        told.parked = endpoint.parked();
        told.failed = endpoint.failed();
        told.retired = endpoint.retired();
        told.error = endpoint.complaint();
        if (endpoint.server() instanceof ServerHandle handle) {
            told.accepted = handle.accepted();
            told.state = draining(handle, told.state);
            tell(told, handle.tls());
        }
        return told;
    }

    /** The limits in force. */
    static LimitsDTO limits(Endpoint endpoint) {
        Server server = endpoint.server();
        LimitsDTO told = new LimitsDTO();
        told.server = endpoint.name();
        told.maxHeaderSize = endpoint.options().maxHeaderSize();
        told.maxHeadersCount = server.maxHeadersCount();
        told.maxConnections = server.maxConnections();
        told.maxRequestsPerSocket = server.maxRequestsPerSocket();
        told.headersTimeout = server.headersTimeout();
        told.requestTimeout = server.requestTimeout();
        told.timeout = server.timeout();
        told.keepAliveTimeout = server.keepAliveTimeout();
        told.highWaterMark = endpoint.options().highWaterMark();
        return told;
    }

    private static void tell(ListenerDTO told, TlsSource tls) {
        if (tls != null) {
            told.tls = tls.provider();
            told.certificates = tls.certificates();
            told.certificatesRefused = tls.refused();
            told.certificateError = tls.complaint();
            tell(told, tls.handshakes());
        }
    }

    private static void tell(ListenerDTO told, Handshakes handshakes) {
        told.handshakes = handshakes.secured();
        told.handshakesResumed = handshakes.resumed();
        told.handshakesRunning = handshakes.running();
        told.handshakesWaiting = handshakes.waiting();
        told.handshakeFailures = handshakes.failed();
        told.handshakesRefused = handshakes.failed(HandshakeFailure.REFUSED);
        told.handshakesTimedOut = handshakes.failed(HandshakeFailure.TIMED_OUT);
        told.handshakesCut = handshakes.failed(HandshakeFailure.CUT);
        told.handshakesUntrusted = handshakes.failed(HandshakeFailure.UNTRUSTED);
        told.handshakesUnserved = handshakes.failed(HandshakeFailure.UNSERVED);
        told.handshakesBroken = handshakes.failed(HandshakeFailure.BROKEN);
    }

    private static ListenerDTO empty() {
        ListenerDTO told = new ListenerDTO();
        told.server = "";
        told.host = "";
        told.state = "parked";
        told.parser = "";
        told.transport = "";
        told.protocol = "";
        told.engine = "";
        told.tls = "";
        told.certificateError = "";
        told.error = "";
        return told;
    }

    private static void address(ListenerDTO told, SocketAddress address) {
        if (address instanceof InetSocketAddress inet) {
            told.host = inet.getAddress().getHostAddress();
            told.port = inet.getPort();
        } else if (address != null) {
            told.host = address.toString();
        }
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
