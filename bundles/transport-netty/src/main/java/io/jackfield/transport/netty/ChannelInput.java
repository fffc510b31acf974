package io.jackfield.transport.netty;

import io.jackfield.spi.transport.Channel;
import io.jackfield.spi.transport.ChannelEvents;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.util.function.Function;

/** The one handler in the pipeline of a connection: turns Netty's events into those of {@link NettyChannel}. */
final class ChannelInput extends ChannelInboundHandlerAdapter {
    private final NettyLoop loop;
    private final NettyChannel channel;
    private Function<Channel, ChannelEvents> opener;
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
        burst = true;
        channel.read(new NettySlice((ByteBuf) message));
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (burst) {
            burst = false;
            channel.readComplete();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            channel.inputEnded();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        Throwable broken = cause instanceof ReadingIsOff ? cause.getCause() : cause;
        if (broken != null) {
            channel.fail(broken);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        channel.inactive();
    }
}
