package example.greeting;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.listener.RequestListener;
import io.jackfield.api.stream.Readable;
import io.jackfield.api.whiteboard.WhiteboardConstants;
import java.nio.ByteBuffer;
import org.osgi.service.component.annotations.Component;

/** Counts the words of a body as it comes in, whatever its length: nothing of it is kept. */
@Component(property = {WhiteboardConstants.HANDLER_PATH + "=/words", WhiteboardConstants.HANDLER_METHOD + "=POST"})
public final class WordCount implements RequestListener {

    @Override
    public void on(IncomingMessage request, ServerResponse response) {
        Count count = new Count();
        request.on(Readable.DATA, count::add);
        request.on(Readable.END, () -> response.end(count.words + "\n"));
    }

    /** The count of one request; a piece may end within a word. */
    private static final class Count {
        private long words;
        private boolean inWord;

        void add(ByteBuffer piece) {
            while (piece.hasRemaining()) {
                boolean letter = piece.get() > ' ';
                words += letter && !inWord ? 1 : 0;
                inWord = letter;
            }
        }
    }
}
