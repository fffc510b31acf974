package io.jackfield.transport.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.transport.Channel;
import io.jackfield.spi.transport.ChannelEvents;
import io.jackfield.spi.transport.ConnectSink;
import io.jackfield.spi.transport.ConnectSpec;
import io.jackfield.spi.transport.LoopGroup;
import io.jackfield.spi.transport.LoopSpec;
import io.jackfield.spi.transport.Transport;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Shows that a transport leaves nothing behind: loads its classes, and those it shares with others, by a class loader of their own, as a
 * container does, while libraries stay; uses it, closes it, and waits until the class loader is collected.
 */
public final class LoaderWatch {

    private LoaderWatch() {}

    /** Fails if something still refers to the class loader; {@code shared} is a class of each bundle that the transport shares with others. */
    public static void assertGoneAfterUse(Class<? extends Transport> type, Class<?>... shared) throws Exception {
        WeakReference<ClassLoader> loader = use(type, shared);
        await().until(() -> {
            System.gc();
            return loader.get() == null;
        });
    }

    private static WeakReference<ClassLoader> use(Class<? extends Transport> type, Class<?>... shared)
            throws Exception {
        URL[] locations = Stream.concat(Stream.of(type), Stream.of(shared))
                .map(LoaderWatch::location)
                .toArray(URL[]::new);
        try (OwnLoader loader = new OwnLoader(locations)) {
            Class<?> own = loader.loadClass(type.getName());
            assertThat(own).isNotSameAs(type);
            Transport transport = (Transport) own.getDeclaredConstructor().newInstance();
            LoopGroup group = transport.open(LoopSpec.of(2, "watched-"));
            exchange(group);
            group.close().toCompletableFuture().get(10, TimeUnit.SECONDS);
            return new WeakReference<>(loader);
        }
    }

    private static void exchange(LoopGroup group) throws Exception {
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            CompletableFuture<Integer> received = new CompletableFuture<>();
            group.connect(ConnectSpec.of(
                    server.getLocalAddress(), null, 10_000, group.loops().get(0), new Sender(received)));
            try (SocketChannel peer = server.accept()) {
                ByteBuffer bytes = ByteBuffer.allocate(8);
                peer.read(bytes);
                peer.write(bytes.flip());
                assertThat(received.get(10, TimeUnit.SECONDS)).isEqualTo(1);
            }
        }
    }

    private static URL location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    private static final class OwnLoader extends URLClassLoader {

        OwnLoader(URL... locations) {
            super(locations, LoaderWatch.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("io.jackfield.transport.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }
    }

    /** Sends one byte and completes with the length of the answer. */
    private record Sender(CompletableFuture<Integer> received) implements ConnectSink {

        @Override
        public ChannelEvents connected(Channel channel) {
            byte[] window = channel.reserve(1);
            window[channel.offset()] = 1;
            channel.commit(1);
            channel.flush();
            return new Answer(received);
        }

        @Override
        public void failed(IOException cause) {
            received.completeExceptionally(cause);
        }
    }

    private record Answer(CompletableFuture<Integer> received) implements ChannelEvents {

        @Override
        public void read(Slice bytes) {
            received.complete(bytes.length());
            bytes.release();
        }

        @Override
        public void readComplete() {}

        @Override
        public void inputEnded() {}

        @Override
        public void written() {}

        @Override
        public void closed(IOException cause) {}
    }
}
