package io.jackfield.message.http1;

import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.parser.HeadBlock;
import io.jackfield.spi.parser.ProtocolException;

/** What a {@link MessageReader} read, told to the session it reads for. */
interface MessageSink {
    /** Whether another message may be begun now. */
    boolean mayBegin();

    /**
     * A head is complete. Tells the reader what follows, by {@link MessageReader#expectLength} and the like.
     *
     * @return false if the message can not be begun now; it is offered again at the next {@link MessageReader#run}
     * @throws ProtocolException if the head makes no acceptable message
     */
    boolean head(HeadBlock head) throws ProtocolException;

    /** Whether content is wanted now. */
    boolean wantsContent();

    /** Content; the sink owns the slice. */
    void content(Slice slice);

    /** The message is complete; null for no trailer section. */
    void end(HeadBlock trailers);
}
