package io.jackfield.transport.netty;

import io.jackfield.spi.transport.Channel;
import io.jackfield.spi.transport.ChannelEvents;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.util.function.Function;

/**
 * The one handler in the pipeline of a connection: turns Netty's events into those of {@link NettyChannel}. A read that left room in its
 * buffer took all that there was; it waits for the end of the loop's {@link ReadRound}. Whatever else happens to the channel comes after
 * it.
 */
final class ChannelInput extends ChannelInboundHandlerAdapter {
    private final NettyLoop loop;
    private final NettyChannel channel;
    private Function<Channel, ChannelEvents> opener;
    /** Read and not yet delivered. */
    private ByteBuf waiting;
    /** Something was delivered, and not that the burst is over. */
    private boolean burst;

    ChannelInput(NettyLoop loop, NettyChannel channel, Function<Channel, ChannelEvents> opener) {
        this.loop = loop;
        this.channel = channel;
        this.opener = opener;
    }

    @Override
    public void channelRegistered(ChannelHandlerContext ctx) {
        loop.serve(ctx.channel());
    }

    @Override
    public void channelUnregistered(ChannelHandlerContext ctx) {
        loop.forget(ctx.channel());
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        Function<Channel, ChannelEvents> once = opener;
        opener = null;
        channel.opened(once);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        if (waiting == null && !burst && bytes.isWritable()) {
            waiting = bytes;
            loop.round().join(this);
        } else {
            deliver();
            burst = true;
            channel.read(new NettySlice(bytes));
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        complete();
    }

    /** Delivers what waits. */
    void deliver() {
        ByteBuf bytes = waiting;
        if (bytes != null) {
            waiting = null;
            burst = true;
            channel.read(new NettySlice(bytes));
        }
    }

    /** The burst of what was delivered is over. */
    void complete() {
        if (burst) {
            burst = false;
            channel.readComplete();
        }
    }

    private void catchUp() {
        deliver();
        complete();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            catchUp();
            channel.inputEnded();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        catchUp();
        channel.fail(cause);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        catchUp();
        channel.inactive();
    }
}
