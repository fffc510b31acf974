package io.jackfield.parser.netty;

import io.jackfield.spi.parser.HeadBlock;
import io.jackfield.spi.parser.ProtocolException;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;

/**
 * Records what Netty made of a start line, after comparing it with the places that {@link HeadCheck} noted. {@link FieldLocator}
 * goes on behind it.
 */
final class StartLines {
    private static final int CRLF = 2;

    private StartLines() {}

    /** Records a request line; returns the index after it. */
    static int request(HeadBlock block, HttpMessage message) throws ProtocolException {
        HttpRequest request = (HttpRequest) message;
        if (!request.method().name().equals(block.method()) || !request.uri().equals(block.target())) {
            throw NettyParser.disagree(block, block.from());
        }
        int versionEnd = block.textTo() + 1 + version(block, message);
        return versionEnd + CRLF;
    }

    /** Records a status line; returns the index after it. Netty drops white space around the reason, which is no harm. */
    static int response(HeadBlock block, HttpMessage message) throws ProtocolException {
        HttpResponse response = (HttpResponse) message;
        block.status(response.status().code());
        version(block, message);
        if (!response.status().reasonPhrase().equals(withoutBlanks(block.reason()))) {
            throw NettyParser.disagree(block, block.textFrom());
        }
        return block.textTo() + CRLF;
    }

    private static int version(HeadBlock block, HttpMessage message) {
        HttpVersion version = message.protocolVersion();
        block.version(version.majorVersion(), version.minorVersion());
        return version.text().length();
    }

    private static String withoutBlanks(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && Characters.isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && Characters.isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }
}
