package io.jackfield.conformance.client;

import io.jackfield.conformance.json.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * What a job asks for: requests, and what is done with each of them when. Read from the JSON of the differential cases.
 *
 * @param agent null for a fresh agent with default options, a map of options, false, or {@code "global"}
 * @param requests in the order of their numbers
 * @param settleMillis how long nothing happens before the job is over
 */
record Scenario(Object agent, List<Plan> requests, long settleMillis) {
    private static final Step END = new Step("create", "end", JsonObject.of(null));

    static Scenario of(JsonObject json) {
        List<Plan> requests = json.objects("requests").stream().map(Plan::of).toList();
        return new Scenario(json.get("agent"), requests, json.number("settleMs", 300));
    }

    /**
     * One request.
     *
     * @param json all that is said of it
     * @param steps what is done with it
     */
    record Plan(JsonObject json, List<Step> steps) {
        static Plan of(JsonObject json) {
            return new Plan(
                    json,
                    json.has("ops") ? json.objects("ops").stream().map(Step::of).toList() : List.of(END));
        }

        /** The options of the request, as JSON. */
        JsonObject options() {
            return JsonObject.of(json.get("options"));
        }

        /** Whether it names no agent, whatever the scenario says. */
        boolean globalAgent() {
            return json.flag("omitAgent", false);
        }

        /** How it is made: {@code get-url}, {@code request-url}, or by options. */
        String call() {
            return json.text("call", "request");
        }

        /** Path of the first two. */
        String url() {
            return json.text("url", "/");
        }

        /** Null: at once. */
        Start start() {
            return json.get("start") instanceof Map<?, ?> map ? Start.of(JsonObject.of(map)) : null;
        }

        /** How the response is read: {@code flow}, {@code none}, {@code resume} or {@code utf8}. */
        String reading() {
            return json.text("res", "flow");
        }

        /** Whether an event is listened to. */
        boolean listens(String event, boolean usually) {
            return JsonObject.of(json.get("listeners")).flag(event, usually);
        }

        /** Written to the socket of an upgrade or tunnel, or null. */
        String rawWrite() {
            return json.text("rawWrite", null);
        }
    }

    /**
     * One call.
     *
     * @param on the event at which it is made, or {@code delay:MILLIS}
     * @param action its name
     * @param arguments of the call
     */
    record Step(String on, String action, JsonObject arguments) {
        private static final String DELAY = "delay:";

        static Step of(JsonObject json) {
            return new Step(json.text("on", ""), json.text("do", ""), json);
        }

        /** Milliseconds behind the making of the request, or -1 if it hangs on an event. */
        long delay() {
            return on.startsWith(DELAY) ? Long.parseLong(on.substring(DELAY.length())) : -1;
        }
    }

    /**
     * When a request is made that is not made at once.
     *
     * @param request the number of the request whose event is awaited
     * @param event its name
     * @param delay milliseconds behind it
     */
    record Start(int request, String event, long delay) {
        static Start of(JsonObject json) {
            return new Start((int) json.number("req", 0), json.text("event", ""), json.number("delay", 0));
        }
    }
}
