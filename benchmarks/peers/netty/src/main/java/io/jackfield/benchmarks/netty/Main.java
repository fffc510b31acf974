package io.jackfield.benchmarks.netty;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.File;

/**
 * Netty as its experts write it, on one loop: {@code codec|canned|proxy|client epoll|nio PORT [ORIGIN_PORT|CONNECTIONS]},
 * with TLS {@code JDK|OPENSSL epoll|nio PORT FOLDER_OF_CERTIFICATE}.
 */
public final class Main {
    private Main() {}

    /** Listens, or asks, until the process is ended. */
    public static void main(String[] arguments) throws Exception {
        String kind = arguments[0];
        Io io = Io.valueOf(arguments[1]);
        int port = Integer.parseInt(arguments[2]);
        String last = arguments.length > 3 ? arguments[3] : "0";
        EventLoopGroup loop = io.newLoop();
        switch (kind) {
            case "codec" -> listen(loop, io, port, () -> new Routes(), true);
            case "canned" -> listen(loop, io, port, () -> new Canned(), false);
            case "proxy" -> listen(loop, io, port, () -> new Proxy(io, Integer.parseInt(last)), true);
            case "client" -> new Client(loop, io, port, Integer.parseInt(last)).run();
            case "JDK", "OPENSSL" -> secure(loop, io, port, SslProvider.valueOf(kind), last);
            default -> throw new IllegalArgumentException(kind);
        }
    }

    private static void secure(EventLoopGroup loop, Io io, int port, SslProvider provider, String folder)
            throws Exception {
        SslContext context = SslContextBuilder.forServer(new File(folder, "cert.pem"), new File(folder, "key.pem"))
                .sslProvider(provider)
                .build();
        listen(
                loop,
                io,
                port,
                () -> new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(context.newHandler(channel.alloc()), new HttpServerCodec(), new Routes());
                    }
                },
                false);
    }

    /** Makes the handler of a connection. */
    private interface Handlers {
        ChannelHandler make();
    }

    private static void listen(EventLoopGroup loop, Io io, int port, Handlers handlers, boolean codec)
            throws Exception {
        new ServerBootstrap()
                .group(loop)
                .channel(io.server)
                .option(ChannelOption.SO_BACKLOG, 4096)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        if (codec) {
                            channel.pipeline().addLast(new HttpServerCodec());
                        }
                        channel.pipeline().addLast(handlers.make());
                    }
                })
                .bind("127.0.0.1", port)
                .sync();
    }
}
