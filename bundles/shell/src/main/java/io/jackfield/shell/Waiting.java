package io.jackfield.shell;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what a command began, and turns what went wrong into one line for the person who typed. */
final class Waiting {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private Waiting() {}

    /** @param what the command, for messages */
    static <T> T until(CompletionStage<T> stage, String what) throws IOException, InterruptedException {
        return until(stage, what, LIMIT);
    }

    /**
     * @param what the command, for messages
     * @param limit how long at most
     */
    static <T> T until(CompletionStage<T> stage, String what, Duration limit) throws IOException, InterruptedException {
        try {
            return stage.toCompletableFuture().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw told(e.getCause(), what);
        } catch (TimeoutException e) {
            throw new IllegalStateException(what + ": not in force after " + limit.toSeconds() + " s, see status", e);
        }
    }

    private static RuntimeException told(Throwable cause, String what) throws IOException {
        if (cause instanceof IllegalArgumentException || cause instanceof IllegalStateException) {
            return (RuntimeException) cause;
        }
        if (cause instanceof IOException unsaved) {
            throw unsaved;
        }
        return new IllegalStateException(what + " failed: " + cause, cause);
    }
}
