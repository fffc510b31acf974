package io.jackfield.benchmarks.netty;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The measured client, written by hand: a line with a number of milliseconds in, the number of answers out. */
final class Client {
    private final EventLoopGroup loop;
    private final Io io;
    private final int port;
    private final int connections;
    private volatile CountDownLatch running;
    private volatile long end;
    private long answers;

    Client(EventLoopGroup loop, Io io, int port, int connections) {
        this.loop = loop;
        this.io = io;
        this.port = port;
        this.connections = connections;
    }

    void run() throws IOException, InterruptedException {
        List<Channel> channels = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            channels.add(connect());
        }
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            running = new CountDownLatch(connections);
            end = System.nanoTime() + Long.parseLong(line) * 1_000_000;
            answers = 0;
            channels.forEach(channel -> channel.eventLoop().execute(() -> ask(channel)));
            running.await();
            System.out.println(answers);
        }
        System.exit(0);
    }

    private Channel connect() throws InterruptedException {
        return new Bootstrap()
                .group(loop)
                .channel(io.client)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(new HttpClientCodec(), new Answers());
                    }
                })
                .connect("127.0.0.1", port)
                .sync()
                .channel();
    }

    private void ask(Channel channel) {
        DefaultFullHttpRequest request = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1,
                HttpMethod.GET,
                "/plaintext",
                Unpooled.EMPTY_BUFFER,
                Dates.HEADERS,
                Dates.HEADERS);
        request.headers().set(HttpHeaderNames.HOST, "127.0.0.1");
        channel.writeAndFlush(request, channel.voidPromise());
    }

    /** Asks again after each answer, on the loop, until the time is over. */
    private final class Answers extends SimpleChannelInboundHandler<HttpObject> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
            if (part instanceof LastHttpContent) {
                answers++;
                if (System.nanoTime() < end) {
                    ask(context.channel());
                } else {
                    running.countDown();
                }
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            cause.printStackTrace();
            context.close();
        }
    }
}
