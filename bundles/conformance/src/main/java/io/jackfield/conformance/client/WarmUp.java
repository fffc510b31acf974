package io.jackfield.conformance.client;

import io.jackfield.conformance.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Does jobs nobody sees, against a peer of its own that is gone before the first line: scenarios are compared by the
 * millisecond, and a client that still loads its classes would come too late.
 */
final class WarmUp {
    private static final List<String> ANSWERS = List.of(
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\nX: y\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhello",
            "HTTP/1.1 2x0\r\n\r\n");

    private static final JsonObject SCENARIOS = JsonObject.read("""
            {"scenarios": [
              {"settleMs": 15, "agent": {"keepAlive": true}, "requests": [
                {}, {"start": {"req": 0, "event": "res.end"}}]},
              {"settleMs": 15, "requests": [
                {"options": {"method": "POST"}, "ops": [
                  {"on": "create", "do": "write", "data": "a"}, {"on": "tick", "do": "end", "data": "b"}]}]},
              {"settleMs": 15, "requests": [
                {"ops": [{"on": "create", "do": "end"}, {"on": "data", "do": "abort"}]}]},
              {"settleMs": 15, "requests": [
                {"ops": [{"on": "create", "do": "end"}, {"on": "socket", "do": "abort"}]}]}
            ]}
            """);

    private WarmUp() {}

    /** Returns when it is done; what goes wrong will go wrong again, where it is seen. */
    static void run(Runner runner) {
        try {
            for (String answer : ANSWERS) {
                try (ServerSocket peer = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
                    Thread answering = new Thread(() -> answerAll(peer, answer), "jackfield-conformance-peer");
                    answering.setDaemon(true);
                    answering.start();
                    askAll(runner, peer.getLocalPort());
                }
            }
        } catch (Exception e) {
            System.getLogger(WarmUp.class.getName()).log(Level.WARNING, "not warm", e);
        }
    }

    private static void askAll(Runner runner, int port) throws Exception {
        for (JsonObject scenario : SCENARIOS.objects("scenarios")) {
            runner.answer(new JsonObject(new HashMap<>(Map.of("port", port, "scenario", scenario.members()))));
        }
    }

    private static void answerAll(ServerSocket peer, String answer) {
        while (!peer.isClosed()) {
            try (Socket socket = peer.accept()) {
                answer(socket, answer.getBytes(StandardCharsets.ISO_8859_1));
            } catch (IOException e) {
                System.getLogger(WarmUp.class.getName()).log(Level.TRACE, "the peer or its client is closed", e);
            }
        }
    }

    private static void answer(Socket socket, byte[] answer) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] request = new byte[4096];
        while (in.read(request) > 0) {
            socket.getOutputStream().write(answer);
        }
    }
}
