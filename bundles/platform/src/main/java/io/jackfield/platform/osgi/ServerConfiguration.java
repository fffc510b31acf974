package io.jackfield.platform.osgi;

import io.jackfield.api.ListenOptions;
import io.jackfield.api.ServerOptions;
import io.jackfield.platform.configuration.ConfigurationValues;
import io.jackfield.platform.handle.EndpointPlan;
import io.jackfield.platform.handle.ServiceFilter;
import io.jackfield.platform.proxy.Networks;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A factory configuration {@code io.jackfield.server~NAME} as a value: read and checked as a whole, before anything is changed.
 *
 * @param name the server's name
 * @param where the address
 * @param options limits and timeouts
 * @param plan which strategies may serve
 * @param handlerWait milliseconds that a request waits for a handler
 */
record ServerConfiguration(
        String name, ListenOptions where, ServerOptions options, EndpointPlan plan, long handlerWait) {
    static final String PID = "io.jackfield.server";

    /**
     * Reads a configuration.
     *
     * @throws IllegalArgumentException if a value can not be meant; the message names configuration, key and value
     */
    static ServerConfiguration of(Map<String, ?> properties) {
        String name = nameOf(properties);
        ConfigurationValues values = new ConfigurationValues(PID + "~" + name, properties);
        // DS itself follows it, and binds no handler by one that is none
        filter("handler.target", values);
        return new ServerConfiguration(
                name, where(values), options(name, values), plan(values), values.millis("handlerWait", 1000));
    }

    /** What stands behind the last tilde of its PID, or what the property {@code name} says. */
    static String nameOf(Map<String, ?> properties) {
        return ConfigurationValues.instanceName(PID, properties);
    }

    private static ListenOptions where(ConfigurationValues values) {
        int port = values.number("port", 8080, 0, 65_535);
        int backlog = values.number("backlog", 511, 1, 65_535);
        return ListenOptions.builder()
                .host(values.text("host", null))
                .port(port)
                .path(values.text("path", null))
                .backlog(backlog)
                .build();
    }

    private static ServerOptions options(String name, ConfigurationValues values) {
        return ServerOptions.builder()
                .name(name)
                .maxHeaderSize(values.number("maxHeaderSize", 8192, 64, 64 * 1024 * 1024))
                .maxHeadersCount(values.number("maxHeadersCount", 2000, 0, Integer.MAX_VALUE))
                .maxConnections(values.number("maxConnections", 0, 0, Integer.MAX_VALUE))
                .maxRequestsPerSocket(values.number("maxRequestsPerSocket", 0, 0, Integer.MAX_VALUE))
                .headersTimeout(Duration.ofMillis(values.millis("headersTimeout", 40_000)))
                .requestTimeout(Duration.ofMillis(values.millis("requestTimeout", 300_000)))
                .timeout(Duration.ofMillis(values.millis("timeout", 120_000)))
                .keepAliveTimeout(Duration.ofMillis(values.millis("keepAliveTimeout", 5000)))
                .requireHostHeader(values.flag("requireHostHeader", true))
                .noDelay(values.flag("noDelay", true))
                .highWaterMark(values.number("highWaterMark", 16 * 1024, 1, Integer.MAX_VALUE))
                .compatibility(values.compatibility("compatibility"))
                .tls(TlsConfiguration.of(values))
                .proxyProtocol(networks(values))
                .build();
    }

    private static String[] networks(ConfigurationValues values) {
        List<String> networks = values.texts("proxyProtocol");
        try {
            Networks.of(networks);
        } catch (IllegalArgumentException e) {
            throw values.refused("proxyProtocol", "a list of addresses and networks", networks.toString(), e);
        }
        return networks.toArray(new String[0]);
    }

    private static EndpointPlan plan(ConfigurationValues values) {
        return new EndpointPlan(
                filter("parser.filter", values),
                filter("transport.filter", values),
                values.text("parser.preferred", null),
                values.text("transport.preferred", null),
                values.number("loops", 0, 0, 1024));
    }

    private static ServiceFilter filter(String key, ConfigurationValues values) {
        String text = values.text(key, "");
        try {
            return ServiceFilter.of(text);
        } catch (IllegalArgumentException e) {
            throw values.refused(key, "a service filter", text, e);
        }
    }

    /**
     * Whether another listens at the same address, so that it can follow this one in place.
     *
     * @param bound the port that this one has, perhaps one that the system chose
     */
    boolean sameAddress(ServerConfiguration other, int bound) {
        return (where.port() == other.where.port() || other.where.port() == bound && bound > 0)
                && String.valueOf(where.host()).equals(String.valueOf(other.where.host()))
                && String.valueOf(where.path()).equals(String.valueOf(other.where.path()));
    }

    /** This plan with the preferences that are in force, where the configuration did not change them. */
    EndpointPlan planAfter(ServerConfiguration before, String parserInForce, String transportInForce) {
        return new EndpointPlan(
                plan.parserFilter(),
                plan.transportFilter(),
                changed(before.plan.preferredParser(), plan.preferredParser()) ? plan.preferredParser() : parserInForce,
                changed(before.plan.preferredTransport(), plan.preferredTransport())
                        ? plan.preferredTransport()
                        : transportInForce,
                plan.loops());
    }

    private static boolean changed(String before, String after) {
        return !String.valueOf(before).equals(String.valueOf(after));
    }
}
