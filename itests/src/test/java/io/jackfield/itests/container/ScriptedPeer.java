package io.jackfield.itests.container;

import io.jackfield.conformance.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server that does on each connection what a script says, and remembers what it received. */
final class ScriptedPeer implements AutoCloseable {
    private static final int POLL_MILLIS = 20;
    private static final long AWAIT_MILLIS = 3000;

    private final ServerSocket listening;
    private final List<List<JsonObject>> scripts;
    private final List<Conversation> conversations = new CopyOnWriteArrayList<>();
    private volatile boolean stopped;

    /** @param scripts for the connections in their order; the last is also that of all further ones */
    ScriptedPeer(List<List<JsonObject>> scripts) throws IOException {
        this.scripts = scripts;
        listening = new ServerSocket(0, 0, InetAddress.getByName("127.0.0.1"));
        if (scripts.isEmpty()) {
            listening.close();
        } else {
            new Thread(this::accept, "peer").start();
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    private void accept() {
        while (!stopped) {
            try {
                int number = Math.min(conversations.size(), scripts.size() - 1);
                Conversation conversation = new Conversation(listening.accept(), scripts.get(number));
                conversations.add(conversation);
                conversation.start();
            } catch (IOException e) {
                stopped = true;
            }
        }
    }

    /** Ends everything; what each connection had sent, sorted. */
    List<String> received() throws IOException, InterruptedException {
        close();
        for (Conversation conversation : conversations) {
            conversation.join();
        }
        return conversations.stream().map(Conversation::received).sorted().toList();
    }

    @Override
    public void close() throws IOException {
        stopped = true;
        listening.close();
    }

    /** One connection. */
    private final class Conversation extends Thread {
        private final Socket socket;
        private final List<JsonObject> script;
        private final StringBuilder unsent = new StringBuilder();
        private final ByteArrayOutputStream received = new ByteArrayOutputStream();
        private final CountDownLatch answered = new CountDownLatch(1);
        private int seen;
        private boolean ended;

        Conversation(Socket socket, List<JsonObject> script) {
            super("peer-connection");
            this.socket = socket;
            this.script = script;
        }

        String received() {
            return received.toString(StandardCharsets.ISO_8859_1);
        }

        @Override
        public void run() {
            try (socket) {
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(POLL_MILLIS);
                for (JsonObject step : script) {
                    take(step);
                }
                flush();
                while (!stopped && !ended) {
                    read();
                }
            } catch (IOException e) {
                // the client has gone: what it had sent is what counts
                ended = true;
            }
        }

        private void take(JsonObject step) throws IOException {
            if (step.has("send")) {
                unsent.append(step.text("send", ""));
                return;
            } else if (step.has("repeat")) {
                unsent.append(step.text("repeat", "").repeat((int) step.number("n", 1)));
                return;
            }
            flush();
            if (step.has("awaitHead")) {
                await("\r\n\r\n");
            } else if (step.has("afterAnswerOf")) {
                conversations.get((int) step.number("afterAnswerOf", 0)).awaitAnswer();
            } else if (step.has("await")) {
                await(step.text("await", ""));
            } else if (step.has("pause")) {
                pause(step.number("pause", 0));
            } else if (step.has("fin")) {
                socket.shutdownOutput();
            } else if (step.has("rst")) {
                socket.setSoLinger(true, 0);
                socket.close();
            }
        }

        /** What is sent in neighbouring steps leaves in one write. */
        private void flush() throws IOException {
            if (unsent.length() > 0) {
                socket.getOutputStream().write(unsent.toString().getBytes(StandardCharsets.ISO_8859_1));
                unsent.setLength(0);
                answered.countDown();
            }
        }

        /** Waits, on another connection's thread, until the first bytes have left: so answers keep an order. */
        private void awaitAnswer() throws IOException {
            try {
                if (!answered.await(AWAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                    throw new IOException("the other connection did not answer");
                }
            } catch (InterruptedException e) {
                throw new InterruptedIOException("not waited for the other connection");
            }
        }

        private void await(String wanted) throws IOException {
            long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(AWAIT_MILLIS);
            int found = received().indexOf(wanted, seen);
            while (found < 0) {
                if (ended || stopped || System.nanoTime() > deadline) {
                    throw new IOException("did not come: " + wanted);
                }
                read();
                found = received().indexOf(wanted, seen);
            }
            seen = found + wanted.length();
        }

        /** Time passes, in which the client may go on sending. */
        private void pause(long millis) throws IOException {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
            for (long left = millis; left > 0; left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())) {
                socket.setSoTimeout((int) Math.min(left, POLL_MILLIS));
                if (ended) {
                    throw new IOException("the client has ended");
                }
                read();
            }
            socket.setSoTimeout(POLL_MILLIS);
        }

        private void read() throws IOException {
            byte[] bytes = new byte[65536];
            try {
                InputStream in = socket.getInputStream();
                int n = in.read(bytes);
                ended = n < 0;
                received.write(bytes, 0, Math.max(n, 0));
            } catch (SocketTimeoutException e) {
                ended = false;
            }
        }
    }
}
