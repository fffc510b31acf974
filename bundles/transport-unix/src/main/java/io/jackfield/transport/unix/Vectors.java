package io.jackfield.transport.unix;

import io.jackfield.transport.core.Gather;
import io.netty.channel.unix.Buffer;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The list of pieces that writev(2) reads: an address and a length each. One for each loop. */
final class Vectors {
    private static final int ENTRY = 2 * Long.BYTES;

    private final ByteBuffer list =
            ByteBuffer.allocateDirect(Gather.MOST * ENTRY).order(ByteOrder.nativeOrder());

    private final long address = Buffer.memoryAddress(list);

    long write(Socket socket, Gather pieces) throws IOException {
        for (int i = 0; i < pieces.count(); i++) {
            list.putLong(i * ENTRY, pieces.block(i).address() + pieces.start(i));
            list.putLong(i * ENTRY + Long.BYTES, pieces.end(i) - pieces.start(i));
        }
        return socket.writevAddresses(address, pieces.count());
    }
}
