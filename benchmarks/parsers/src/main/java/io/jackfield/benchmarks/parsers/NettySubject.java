package io.jackfield.benchmarks.parsers;

import io.jackfield.spi.parser.HeadBlock;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseDecoder;
import java.util.ArrayList;
import java.util.List;

/**
 * Netty's own decoder with its defaults, in the way that is fastest for it: its decode method is called by hand, with no channel,
 * pipeline or embedded channel around it, on a heap buffer that is made once, into a list that is used again.
 */
final class NettySubject implements Subject {
    /** The decoders' common method, which they do not show. */
    private interface Decoder {
        void decode(ByteBuf in, List<Object> out) throws Exception;
    }

    private final Decoder decoder;
    private final ByteBuf in;
    private final List<Object> out = new ArrayList<>();
    private long body;

    private NettySubject(Decoder decoder, Message message) {
        this.decoder = decoder;
        in = Unpooled.wrappedBuffer(message.bytes());
    }

    static NettySubject of(Message message) {
        boolean request = message.kind() == HeadBlock.Kind.REQUEST;
        return new NettySubject(request ? new Requests()::decodeNow : new Responses()::decodeNow, message);
    }

    /** Decodes as the base class of Netty's decoders does: again and again until all bytes are read. */
    @Override
    public HttpMessage read() throws Exception {
        in.readerIndex(0);
        HttpMessage message = null;
        body = 0;
        while (in.isReadable()) {
            decoder.decode(in, out);
            for (int i = 0; i < out.size(); i++) {
                Object part = out.get(i);
                if (part instanceof HttpMessage head) {
                    message = head;
                } else if (part instanceof HttpContent content) {
                    body += content.content().readableBytes();
                    content.release();
                }
            }
            out.clear();
        }
        return message;
    }

    @Override
    public long found() throws Exception {
        HttpMessage message = read();
        if (message.decoderResult().isFailure()) {
            throw new IllegalStateException(message.decoderResult().cause());
        }
        return message.headers().size() + body;
    }

    private static final class Requests extends HttpRequestDecoder {
        void decodeNow(ByteBuf in, List<Object> out) throws Exception {
            decode((ChannelHandlerContext) null, in, out);
        }
    }

    /** Heads only, as if each answered a HEAD request. */
    private static final class Responses extends HttpResponseDecoder {
        void decodeNow(ByteBuf in, List<Object> out) throws Exception {
            decode((ChannelHandlerContext) null, in, out);
        }

        @Override
        protected boolean isContentAlwaysEmpty(HttpMessage message) {
            return true;
        }
    }
}
