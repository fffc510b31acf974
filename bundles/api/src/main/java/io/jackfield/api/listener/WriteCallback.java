package io.jackfield.api.listener;

import org.osgi.annotation.versioning.ConsumerType;

/** Told once what became of one {@code write}. Called on the stream's loop. Items 82, 163. */
@ConsumerType
@FunctionalInterface
public interface WriteCallback {
    /**
     * The chunk was handed over and its bytes belong to the writer again, or the write failed.
     *
     * @param error what went wrong, or null
     * @throws Exception whatever goes wrong; see {@link Listener}
     */
    void done(Exception error) throws Exception;
}
