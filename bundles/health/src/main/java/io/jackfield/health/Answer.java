package io.jackfield.health;

import io.jackfield.api.ServerResponse;

/** A short text that nobody keeps. */
final class Answer {
    private Answer() {}

    static void send(ServerResponse response, int status, String text) {
        response.statusCode(status);
        response.setHeader("Content-Type", "text/plain; charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.end(text);
    }
}
