package io.jackfield.platform.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers of both versions, each cut at every byte. */
class ProxyHeaderTest {
    private static final String SIGNATURE = "0D0A0D0A000D0A515549540A";

    private static ProxyHeader.Read read(byte[] bytes) {
        ProxyHeader.Read whole = ProxyHeader.read(ByteBuffer.wrap(bytes));
        for (int length = 0; length < whole.length(); length++) {
            assertThat(ProxyHeader.read(ByteBuffer.wrap(bytes, 0, length))).isEqualTo(ProxyHeader.MORE);
        }
        return whole;
    }

    private static byte[] text(String line) {
        return line.getBytes(StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @CsvSource({
        "TCP4 192.0.2.7 198.51.100.1 56324 443,192.0.2.7,56324",
        "TCP6 2001:db8::7 ::1 1 65535,2001:db8:0:0:0:0:0:7,1",
    })
    void linesWithAnAddress(String line, String address, int port) {
        String header = "PROXY " + line + "\r\n";
        ProxyHeader.Read read = read(text(header + "GET"));
        assertThat(read.length()).isEqualTo(header.length());
        assertThat(read.source().getAddress().getHostAddress()).isEqualTo(address);
        assertThat(read.source().getPort()).isEqualTo(port);
    }

    @Test
    void anUnknownSource() {
        assertThat(read(text("PROXY UNKNOWN anything\r\n"))).isEqualTo(new ProxyHeader.Read(24, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n",
                "PROXY TCP4 2001:db8::7 ::1 1 2\r\n",
                "PROXY TCP6 192.0.2.7 192.0.2.8 1 2\r\n",
                "PROXY TCP4 192.0.2.256 192.0.2.8 1 2\r\n",
                "PROXY TCP4 localhost 192.0.2.8 1 2\r\n",
                "PROXY TCP4 192.0.2.7 192.0.2.8 65536 2\r\n",
                "PROXY TCP4 192.0.2.7 192.0.2.8 1 2 \r\n",
                "PROXY TCP4  192.0.2.7 192.0.2.8 1 2\r\n",
                "PROXY UNKNOWN2\r\n",
                "PROXY TCP4 192.0.2.7 192.0.2.8 1 2\n",
            })
    void linesThatAreRefused(String line) {
        assertThat(ProxyHeader.read(ByteBuffer.wrap(text(line + "x".repeat(107))))
                        .length())
                .isNegative();
    }

    @Test
    void binaryAddresses() {
        byte[] four = HexFormat.of().parseHex(SIGNATURE + "2111000C" + "C0000207" + "C6336401" + "DC0401BB");
        assertThat(read(four)).isEqualTo(new ProxyHeader.Read(28, new InetSocketAddress("192.0.2.7", 56_324)));
        byte[] six = HexFormat.of()
                .parseHex(SIGNATURE + "21210027" + "20010DB8" + "00".repeat(11) + "07" + "00".repeat(16) + "000101BB"
                        + "040000");
        assertThat(read(six)).isEqualTo(new ProxyHeader.Read(55, new InetSocketAddress("2001:db8::7", 1)));
    }

    @Test
    void theBalancersOwnConnections() {
        assertThat(read(HexFormat.of().parseHex(SIGNATURE + "20000000"))).isEqualTo(new ProxyHeader.Read(16, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1111000C", "2211000C", "21111001", "2111000B", "21210023"})
    void binaryHeadersThatAreRefused(String rest) {
        byte[] header = HexFormat.of().parseHex(SIGNATURE + rest + "00".repeat(64));
        assertThat(ProxyHeader.read(ByteBuffer.wrap(header)).length()).isNegative();
    }

    @Test
    void networks() {
        Networks networks = Networks.of(List.of("10.0.0.0/8", "192.0.2.7", "2001:db8::/33"));
        assertThat(networks.hold(new InetSocketAddress("10.255.0.1", 1))).isTrue();
        assertThat(networks.hold(new InetSocketAddress("11.0.0.1", 1))).isFalse();
        assertThat(networks.hold(new InetSocketAddress("192.0.2.7", 1))).isTrue();
        assertThat(networks.hold(new InetSocketAddress("192.0.2.6", 1))).isFalse();
        assertThat(networks.hold(new InetSocketAddress("2001:db8:7fff::1", 1))).isTrue();
        assertThat(networks.hold(new InetSocketAddress("2001:db8:8000::1", 1))).isFalse();
        for (String wrong : List.of("", "localhost", "10.0.0.0/33", "10.0.0.0/x", "::1/129")) {
            assertThatThrownBy(() -> Networks.of(List.of(wrong))).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
