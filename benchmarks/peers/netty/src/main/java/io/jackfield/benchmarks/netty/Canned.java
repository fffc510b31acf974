package io.jackfield.benchmarks.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;

/** Netty without a codec: looks for the ends of heads and sends the same answer for each, all in one buffer. */
final class Canned extends ChannelInboundHandlerAdapter {
    private static final byte[] ANSWER = ("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
                    + "Date: Thu, 01 Jan 2026 00:00:00 GMT\r\nContent-Length: 13\r\n\r\nHello, World!")
            .getBytes(StandardCharsets.US_ASCII);
    private static final ByteBuf END =
            Unpooled.unreleasableBuffer(Unpooled.copiedBuffer("\r\n\r\n", StandardCharsets.US_ASCII));

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf in = (ByteBuf) message;
        ByteBuf out = context.alloc().ioBuffer(ANSWER.length);
        for (int at = in.indexOf(in.readerIndex(), in.writerIndex(), (byte) '\r');
                at >= 0;
                at = in.indexOf(at + 1, in.writerIndex(), (byte) '\r')) {
            if (at + 4 <= in.writerIndex() && in.getInt(at) == END.getInt(0)) {
                out.writeBytes(ANSWER);
            }
        }
        in.release();
        context.write(out, context.voidPromise());
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
