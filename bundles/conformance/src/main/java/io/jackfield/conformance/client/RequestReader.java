package io.jackfield.conformance.client;

import io.jackfield.api.RequestOptions;
import io.jackfield.api.RequestOptionsBuilder;
import io.jackfield.conformance.json.JsonObject;
import java.time.Duration;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.List;
import java.util.Map;

/** Reads the options of requests as a JavaScript program gives them; a name it does not know says nothing, as in Node. */
final class RequestReader {
    private RequestReader() {}

    static RequestOptionsBuilder read(JsonObject json) {
        RequestOptionsBuilder options = RequestOptions.builder();
        json.members().forEach((name, value) -> {
            if (value != null) {
                set(options, name, value);
            }
        });
        return options;
    }

    private static void set(RequestOptionsBuilder options, String name, Object value) {
        switch (name) {
            case "protocol" -> options.protocol(text(name, value));
            case "host" -> options.host(text(name, value));
            case "hostname" -> options.hostname(text(name, value));
            case "localAddress" -> options.localAddress(text(name, value));
            case "socketPath" -> options.socketPath(text(name, value));
            case "method" -> options.method(text(name, value));
            case "path" -> options.path(value.toString());
            case "auth" -> options.auth(value.toString());
            case "port" -> options.port(Integer.parseInt(value.toString()));
            case "family" -> options.family(Integer.parseInt(value.toString()));
            case "timeout" -> options.timeout(millis(name, value));
            case "setHost" -> options.setHost((Boolean) value);
            case "headers" -> headers(options, value);
            default -> {
                // v10.15 knows no other, maxHeaderSize included
            }
        }
    }

    private static void headers(RequestOptionsBuilder options, Object value) {
        if (value instanceof List<?> lines) {
            options.rawHeaders(lines.stream().map(RequestReader::line).toList());
        } else {
            JsonObject.of(value).members().forEach((name, field) -> options.header(name, field(field)));
        }
    }

    /** A value as it is given to Java: JavaScript's null is a value, which Node sends as a word; Java's null is undefined. */
    static Object field(Object json) {
        return json == null ? "null" : json;
    }

    private static Map.Entry<String, ?> line(Object pair) {
        List<?> line = (List<?>) pair;
        return new SimpleImmutableEntry<>((String) line.get(0), field(line.get(1)));
    }

    private static Duration millis(String name, Object value) {
        if (value instanceof Number number) {
            return Duration.ofMillis(number.longValue());
        }
        throw Errors.wrongType(name, "of type number", value);
    }

    private static String text(String name, Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw Errors.wrongType(name, "of type string", value);
    }
}
