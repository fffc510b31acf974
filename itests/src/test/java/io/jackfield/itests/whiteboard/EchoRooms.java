package io.jackfield.itests.whiteboard;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.Socket;
import io.jackfield.api.listener.UpgradeListener;
import java.nio.ByteBuffer;

/** Sends back what comes, on connections that were upgraded. */
public final class EchoRooms implements UpgradeListener {
    @Override
    public void on(IncomingMessage request, Socket socket, ByteBuffer head) {
        socket.write("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n");
        socket.write(head);
        socket.pipe(socket);
    }
}
