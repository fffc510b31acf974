package io.jackfield.stream;

import io.jackfield.api.event.Emitter;
import io.jackfield.api.event.Event1;
import io.jackfield.api.listener.Listener0;
import io.jackfield.api.listener.Listener1;
import io.jackfield.api.stream.Readable;
import io.jackfield.api.stream.Writable;
import io.jackfield.spi.buffer.Slice;
import java.nio.ByteBuffer;

/**
 * Carries data from one stream to another at the other's pace. Slices go through uncopied if both live on one loop; a slice's count is
 * not for two threads, so from loop to loop the bytes are copied. Loop of the source only.
 */
final class Pipe implements Sink {
    private final ReadableStream source;
    private final Writable destination;
    private final boolean end;
    private final SliceWritable neighbour;
    private boolean undone;

    private final Listener0 onDrain = () -> atSource(this::drained);
    private final Listener0 onClose = () -> atSource(this::unpipe);
    private final Listener0 onFinish = () -> atSource(this::unpipe);
    private final Listener1<Exception> onError = error -> atSource(() -> failed(error));

    Pipe(ReadableStream source, Writable destination, boolean end) {
        this.source = source;
        this.destination = destination;
        this.end = end;
        this.neighbour = destination instanceof SliceWritable own && own.loop() == source.loop() ? own : null;
    }

    boolean leadsTo(Writable other) {
        return destination == other;
    }

    void begin() {
        ReadableMachine machine = source.machine();
        if (machine.endEmitted()) {
            source.loop().nextTick(this::end);
        }
        machine.delivery().add(this);
        destination.on(Writable.DRAIN, onDrain);
        destination.prependListener(Emitter.ERROR, onError);
        destination.once(Emitter.CLOSE, onClose);
        destination.once(Writable.FINISH, onFinish);
        tell(Writable.PIPE);
        machine.resume();
    }

    private void tell(Event1<Readable> event) {
        if (neighbour == null && destination instanceof SliceWritable other) {
            other.loop().execute(() -> other.emit(event, source));
        } else {
            destination.emit(event, source);
        }
    }

    @Override
    public void data(Slice chunk) {
        boolean more = neighbour != null
                ? neighbour.writeSlice(chunk.retain(), null)
                : destination.write(ByteBuffer.wrap(Slices.copy(chunk)));
        if (!more) {
            // The write itself may have undone the pipe; then nobody would wake the source.
            if (!undone) {
                source.machine().awaitDrain();
            }
            source.machine().pause();
        }
    }

    @Override
    public void end() {
        if (end) {
            destination.end();
        } else {
            unpipe();
        }
    }

    private void drained() {
        source.machine().drained();
    }

    private void failed(Exception error) {
        unpipe();
        if (destination.listenerCount(Emitter.ERROR) == 0) {
            destination.emit(Emitter.ERROR, error);
        }
    }

    private void unpipe() {
        source.machine().unpipe(destination);
    }

    /** Called when the machine has taken this pipe out. */
    void undo() {
        undone = true;
        destination.off(Writable.DRAIN, onDrain);
        destination.off(Emitter.ERROR, onError);
        destination.off(Emitter.CLOSE, onClose);
        destination.off(Writable.FINISH, onFinish);
        tell(Writable.UNPIPE);
        if (source.machine().awaitsDrain()) {
            drained();
        }
    }

    private void atSource(Runnable action) {
        source.onLoop(action);
    }
}
