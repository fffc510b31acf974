package io.jackfield.client;

import io.jackfield.api.ClientRequest;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.event.Emitter;
import java.util.concurrent.CompletableFuture;

/** The response of a request as a stage: a listener of its events, and an abort when it is cancelled. */
final class ResponseStage extends CompletableFuture<IncomingMessage> {
    private final ClientRequest request;

    private ResponseStage(ClientRequest request) {
        this.request = request;
    }

    static ResponseStage of(ClientRequest request) {
        ResponseStage stage = new ResponseStage(request);
        request.once(ClientRequest.RESPONSE, stage::complete);
        request.once(Emitter.ERROR, stage::completeExceptionally);
        request.once(Emitter.CLOSE, () -> stage.completeExceptionally(Faults.hangUp()));
        return stage;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled) {
            request.abort();
        }
        return cancelled;
    }

    /** A stage made from this one is an ordinary one: to cancel it aborts nothing. */
    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }
}
