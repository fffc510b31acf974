package io.jackfield.benchmarks.swap;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the container says of itself, in the JSON of its demo page. */
record Status(String json) {
    private static final int LIMIT_MILLIS = 20_000;

    static Status of(Subject subject) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create("http://127.0.0.1:" + subject.port() + "/status.json")
                        .toURL()
                        .openConnection();
        connection.setRequestProperty("Connection", "close");
        connection.setReadTimeout(LIMIT_MILLIS);
        return new Status(new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    /** The first number of this name. */
    long number(String name) {
        return Long.parseLong(first("\"" + name + "\":(\\d+)"));
    }

    /** The first text of this name. */
    String text(String name) {
        return first("\"" + name + "\":\"([^\"]*)\"");
    }

    private String first(String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(json);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in " + json);
        }
        return matcher.group(1);
    }
}
