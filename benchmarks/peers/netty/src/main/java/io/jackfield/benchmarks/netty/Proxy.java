package io.jackfield.benchmarks.netty;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Queue;

/** The measured proxy, written by hand: each side's objects are given to the other's codec; a side that is full stops the other's reading. */
final class Proxy extends ChannelInboundHandlerAdapter {
    private static final String PREFIX = "/proxy";

    private final Io io;
    private final int originPort;
    private final Queue<Object> early = new ArrayDeque<>();
    private Channel origin;

    Proxy(Io io, int originPort) {
        this.io = io;
        this.originPort = originPort;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        Channel client = context.channel();
        new Bootstrap()
                .group(context.channel().eventLoop())
                .channel(io.client)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(new HttpClientCodec(), new Back(client));
                    }
                })
                .connect("127.0.0.1", originPort)
                .addListener(future -> {
                    if (!future.isSuccess()) {
                        context.close();
                    }
                });
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            request.setUri(request.uri().substring(PREFIX.length()));
        }
        if (origin == null) {
            early.add(message);
        } else {
            origin.write(message, origin.voidPromise());
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (origin != null) {
            origin.flush();
            context.channel().config().setAutoRead(origin.isWritable());
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (origin != null) {
            origin.config().setAutoRead(context.channel().isWritable());
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        early.forEach(ReferenceCountUtil::release);
        early.clear();
        if (origin != null) {
            origin.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    /** The way back. */
    private final class Back extends ChannelInboundHandlerAdapter {
        private final Channel client;

        Back(Channel client) {
            this.client = client;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            origin = context.channel();
            early.forEach(message -> origin.write(message, origin.voidPromise()));
            early.clear();
            origin.flush();
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            client.write(message, client.voidPromise());
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            client.flush();
            context.channel().config().setAutoRead(client.isWritable());
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext context) {
            client.config().setAutoRead(context.channel().isWritable());
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            client.close();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
