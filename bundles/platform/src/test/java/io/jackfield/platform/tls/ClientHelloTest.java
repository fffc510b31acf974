package io.jackfield.platform.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;

/** The server name in what the JDK's client says first. */
class ClientHelloTest {
    private static byte[] hello(String name) throws Exception {
        SSLEngine engine = SSLContext.getDefault().createSSLEngine();
        engine.setUseClientMode(true);
        if (name != null) {
            SSLParameters parameters = engine.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(name)));
            engine.setSSLParameters(parameters);
        }
        ByteBuffer out = ByteBuffer.allocate(64 * 1024);
        engine.wrap(ByteBuffer.allocate(0), out);
        byte[] hello = new byte[out.flip().remaining()];
        out.get(hello);
        return hello;
    }

    private static ClientHello.Found find(byte[] bytes, int length) {
        return new ClientHello().in(ByteBuffer.wrap(bytes, 0, length));
    }

    @Test
    void theNameIsKnownWithTheLastByte() throws Exception {
        byte[] hello = hello("Some.Example");
        for (int length = 0; length < hello.length; length++) {
            assertThat(find(hello, length)).isEqualTo(new ClientHello.Found(false, null));
        }
        assertThat(find(hello, hello.length)).isEqualTo(new ClientHello.Found(true, "some.example"));
    }

    @Test
    void aHelloInManyRecords() throws Exception {
        byte[] hello = hello("some.example");
        ByteBuffer records = ByteBuffer.allocate(hello.length * 6);
        for (int i = 5; i < hello.length; i++) {
            records.put(hello, 0, 3).putShort((short) 1).put(hello[i]);
        }
        assertThat(new ClientHello().in(records.flip())).isEqualTo(new ClientHello.Found(true, "some.example"));
    }

    @Test
    void aHelloThatComesByteByByte() throws Exception {
        byte[] hello = hello("some.example");
        ClientHello growing = new ClientHello();
        for (int length = 0; length < hello.length; length++) {
            assertThat(growing.in(ByteBuffer.wrap(hello, 0, length))).isEqualTo(new ClientHello.Found(false, null));
        }
        assertThat(growing.in(ByteBuffer.wrap(hello))).isEqualTo(new ClientHello.Found(true, "some.example"));
    }

    @Test
    void nobodyIsAskedFor() throws Exception {
        byte[] hello = hello(null);
        assertThat(find(hello, hello.length)).isEqualTo(new ClientHello.Found(true, null));
    }

    @Test
    void whatIsNoHelloIsForTheEngineToSay() {
        byte[] http = "GET / HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII);
        assertThat(find(http, 1)).isEqualTo(new ClientHello.Found(true, null));
        assertThat(find(http, http.length)).isEqualTo(new ClientHello.Found(true, null));
        byte[] endless = new byte[64 * 1024];
        for (int at = 0; at + 16_389 < endless.length; at += 16_389) {
            ByteBuffer.wrap(endless, at, 9).put(new byte[] {22, 3, 1, 0x40, 0, 1, 0, (byte) 0x7F, 0});
        }
        assertThat(find(endless, endless.length).whole()).isTrue();
    }

    @Test
    void noBytesAreBeyondIt() throws Exception {
        byte[] hello = hello("some.example");
        Random random = new Random(8);
        for (int round = 0; round < 20_000; round++) {
            byte[] changed = hello.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            ClientHello.Found found = find(changed, changed.length);
            assertThat(found.whole() || found.serverName() == null).isTrue();
        }
    }
}
