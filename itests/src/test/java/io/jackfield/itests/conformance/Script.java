package io.jackfield.itests.conformance;

import io.jackfield.conformance.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the raw side of a connection does, step by step. Sends that follow each other leave in one write. */
record Script(List<Step> steps) {
    /** One thing to do; {@link Peer} does it. */
    sealed interface Step {}

    record Send(byte[] bytes) implements Step {}

    record Pause(Duration time) implements Step {}

    /** Waits until the text has come behind what was awaited before. */
    record Await(String text) implements Step {}

    /** Ends this direction. */
    record Finish() implements Step {}

    /** Breaks the connection. */
    record Reset() implements Step {}

    static Script of(List<JsonObject> steps) {
        List<Step> all = new ArrayList<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (JsonObject step : steps) {
            if (step.has("send") || step.has("repeat")) {
                bytes.writeBytes(text(step).getBytes(StandardCharsets.ISO_8859_1));
            } else {
                add(all, bytes);
                all.add(other(step));
            }
        }
        add(all, bytes);
        return new Script(List.copyOf(all));
    }

    /** The text that these steps send. */
    static String text(List<JsonObject> sends) {
        StringBuilder text = new StringBuilder();
        sends.forEach(send -> text.append(text(send)));
        return text.toString();
    }

    private static String text(JsonObject send) {
        return send.has("send")
                ? send.text("send", "")
                : send.text("repeat", "").repeat((int) send.number("n", 1));
    }

    private static void add(List<Step> all, ByteArrayOutputStream bytes) {
        if (bytes.size() > 0) {
            all.add(new Send(bytes.toByteArray()));
            bytes.reset();
        }
    }

    private static Step other(JsonObject step) {
        if (step.has("pause")) {
            return new Pause(Duration.ofMillis(step.number("pause", 0)));
        }
        if (step.has("await")) {
            return new Await(step.text("await", ""));
        }
        if (step.has("fin")) {
            return new Finish();
        }
        if (step.has("rst")) {
            return new Reset();
        }
        throw new IllegalArgumentException("unknown step " + step);
    }

    /** Whether time is part of what is said. */
    boolean timed() {
        return steps.stream().anyMatch(Pause.class::isInstance);
    }

    /** The bytes it sends in all. */
    long size() {
        return steps.stream()
                .filter(Send.class::isInstance)
                .mapToLong(step -> ((Send) step).bytes().length)
                .sum();
    }
}
