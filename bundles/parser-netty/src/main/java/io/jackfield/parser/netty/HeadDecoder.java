package io.jackfield.parser.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import java.util.ArrayList;
import java.util.List;

/**
 * Netty's decoders driven by hand, without a channel: one whole head in, one message out. {@link HeadCheck} has found its end,
 * {@link NettyParser} finds what the message says in the bytes again.
 */
interface HeadDecoder {

    /** Decodes one head; its headers are a {@link FieldRecorder}. */
    HttpMessage decode(byte[] bytes, int from, int to) throws Exception;

    /** A decoder of request heads. */
    static HeadDecoder ofRequests(int maxSize) {
        return new Requests(config(maxSize));
    }

    /** A decoder of response heads. */
    static HeadDecoder ofResponses(int maxSize) {
        return new Responses(config(maxSize));
    }

    private static HttpDecoderConfig config(int maxSize) {
        return new HttpDecoderConfig()
                .setMaxInitialLineLength(maxSize)
                .setMaxHeaderSize(maxSize)
                .setHeadersFactory(new HttpHeadersFactory() {
                    @Override
                    public HttpHeaders newHeaders() {
                        return new FieldRecorder();
                    }

                    @Override
                    public HttpHeaders newEmptyHeaders() {
                        return new FieldRecorder();
                    }
                });
    }

    /** The decoder of requests. It claims that no content follows, so that it is ready for the next head at once. */
    final class Requests extends HttpRequestDecoder implements HeadDecoder {
        private Requests(HttpDecoderConfig config) {
            super(config);
        }

        @Override
        public HttpMessage decode(byte[] bytes, int from, int to) throws Exception {
            ByteBuf head = Unpooled.wrappedBuffer(bytes, from, to - from);
            List<Object> out = new ArrayList<>(2);
            reset();
            decode(null, head, out);
            return (HttpMessage) out.get(0);
        }

        @Override
        protected boolean isContentAlwaysEmpty(HttpMessage message) {
            return true;
        }

        /** Not asked: it is never shared, and the answer would be remembered in a thread-local. */
        @Override
        protected void ensureNotSharable() {}
    }

    /** The decoder of responses, in the same manner. */
    final class Responses extends HttpResponseDecoder implements HeadDecoder {
        private Responses(HttpDecoderConfig config) {
            super(config);
        }

        @Override
        public HttpMessage decode(byte[] bytes, int from, int to) throws Exception {
            ByteBuf head = Unpooled.wrappedBuffer(bytes, from, to - from);
            List<Object> out = new ArrayList<>(2);
            reset();
            decode(null, head, out);
            return (HttpMessage) out.get(0);
        }

        @Override
        protected boolean isContentAlwaysEmpty(HttpMessage message) {
            return true;
        }

        @Override
        protected boolean isSwitchingToNonHttp1Protocol(HttpResponse response) {
            return false;
        }

        /** Not asked: it is never shared, and the answer would be remembered in a thread-local. */
        @Override
        protected void ensureNotSharable() {}
    }
}
