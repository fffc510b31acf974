package io.jackfield.message.http1;

import io.jackfield.spi.engine.HeadFraming;
import io.jackfield.spi.parser.HeadBlock;
import io.jackfield.spi.parser.ProtocolException;

/** {@link RequestFraming} and {@link ResponseFraming} for those who have a head and no connection. */
public class Http1Framing implements HeadFraming {
    private static final int SWITCHING_PROTOCOLS = 101;

    @Override
    public final Framing request(HeadBlock head) throws ProtocolException {
        RequestFraming framing = new RequestFraming();
        framing.decide(head, true);
        Content content = framing.connect() ? Content.TUNNEL : framing.chunked() ? Content.CHUNKED : Content.LENGTH;
        return new Framing(content, framing.length(), framing.keepAlive(), framing.upgrade());
    }

    @Override
    public final Framing response(HeadBlock head, String method) throws ProtocolException {
        ResponseFraming framing = new ResponseFraming();
        framing.decide(head, method);
        boolean tunnel = head.status() == SWITCHING_PROTOCOLS
                || method.equals("CONNECT") && head.status() >= 200 && head.status() < 300;
        Content content = tunnel
                ? Content.TUNNEL
                : framing.chunked() ? Content.CHUNKED : framing.length() < 0 ? Content.UNTIL_CLOSE : Content.LENGTH;
        return new Framing(content, Math.max(0, framing.length()), framing.keepAlive(), false);
    }
}
