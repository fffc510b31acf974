package io.jackfield.benchmarks.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AsciiString;
import io.netty.util.ReferenceCountUtil;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The measured server behind {@code HttpServerCodec}, written by hand: no aggregator, one flush a burst of reads. */
final class Routes extends ChannelInboundHandlerAdapter {
    private static final ByteBuf HELLO = Unpooled.unreleasableBuffer(
            Unpooled.directBuffer(16).writeBytes("Hello, World!".getBytes(StandardCharsets.US_ASCII)));
    private static final ByteBuf CHUNK =
            Unpooled.unreleasableBuffer(Unpooled.directBuffer(65536).writeZero(65536));
    private static final AsciiString PLAIN = AsciiString.cached("text/plain");
    private static final int BODY_LENGTH = 1024;

    private HttpRequest request;
    private ByteBuf body;
    private long received;
    private long toSend;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (message instanceof HttpRequest head) {
                request = head;
                received = 0;
            }
            if (message instanceof HttpContent content) {
                take(context, content.content());
                if (message instanceof LastHttpContent) {
                    answer(context);
                }
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void take(ChannelHandlerContext context, ByteBuf part) {
        received += part.readableBytes();
        if (part.isReadable() && request.uri().equals("/echo")) {
            if (body == null) {
                body = context.alloc().buffer(BODY_LENGTH);
            }
            body.writeBytes(part);
        }
    }

    private void answer(ChannelHandlerContext context) {
        String target = request.uri();
        if (target.equals("/plaintext")) {
            full(context, PLAIN, HELLO.duplicate());
        } else if (target.equals("/headers")) {
            full(context, PLAIN, text(String.valueOf(lengthOfHeaders())));
        } else if (target.equals("/echo")) {
            full(context, HttpHeaderValues.APPLICATION_JSON, body);
            body = null;
        } else if (target.equals("/upload")) {
            full(context, PLAIN, text(String.valueOf(received)));
        } else if (target.equals("/allocated")) {
            full(context, PLAIN, text(String.valueOf(allocated())));
        } else {
            toSend = Long.parseLong(target.substring(target.indexOf('=') + 1));
            DefaultHttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
            head.headers()
                    .set(HttpHeaderNames.DATE, Dates.now())
                    .set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
            context.write(head, context.voidPromise());
            stream(context);
        }
    }

    private void stream(ChannelHandlerContext context) {
        while (toSend > 0 && context.channel().isWritable()) {
            toSend -= CHUNK.readableBytes();
            boolean last = toSend <= 0;
            context.write(new DefaultHttpContent(CHUNK.duplicate()), context.voidPromise());
            if (last) {
                context.write(LastHttpContent.EMPTY_LAST_CONTENT, context.voidPromise());
            }
        }
        context.flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        // called from within a write: goes on in a task of its own
        if (toSend > 0 && context.channel().isWritable()) {
            context.executor().execute(() -> stream(context));
        }
    }

    private long lengthOfHeaders() {
        long length = 0;
        for (Map.Entry<String, String> header : request.headers()) {
            length += header.getKey().length() + header.getValue().length();
        }
        return length;
    }

    private static ByteBuf text(String text) {
        return Unpooled.wrappedBuffer(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void full(ChannelHandlerContext context, CharSequence type, ByteBuf body) {
        DefaultFullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.OK, body, Dates.HEADERS, Dates.HEADERS);
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, type)
                .set(HttpHeaderNames.DATE, Dates.now())
                .setInt(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
        context.write(response, context.voidPromise());
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.flush();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
