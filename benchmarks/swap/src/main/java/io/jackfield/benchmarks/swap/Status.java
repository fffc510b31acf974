package io.jackfield.benchmarks.swap;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the container says of itself, in the JSON of its demo page. */
record Status(String json) {
    private static final int LIMIT_MILLIS = 20_000;
    private static final int PAUSE_MILLIS = 20;

    static Status of(Subject subject) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create("http://127.0.0.1:" + subject.port() + "/status.json")
                        .toURL()
                        .openConnection();
        connection.setRequestProperty("Connection", "close");
        connection.setReadTimeout(LIMIT_MILLIS);
        return new Status(new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    /** Returns when what is asked for holds; fails when it does not in good time. */
    static void await(Subject subject, String what, Predicate<Status> holds) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LIMIT_MILLIS);
        Status now = of(subject);
        while (!holds.test(now)) {
            if (System.nanoTime() > end) {
                throw new IOException("waited for " + what + " in vain: " + now.json);
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            now = of(subject);
        }
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
