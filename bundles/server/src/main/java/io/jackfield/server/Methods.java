package io.jackfield.server;

import io.jackfield.spi.parser.HeadBlock;

/** Methods that mean something to a server, recognised without making strings. */
final class Methods {
    private Methods() {}

    static boolean isConnect(HeadBlock head) {
        int from = head.methodFrom();
        return head.bytes()[from] == 'C' && head.regionIs(from, head.methodTo(), "connect");
    }
}
