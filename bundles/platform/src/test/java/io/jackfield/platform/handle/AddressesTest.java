package io.jackfield.platform.handle;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.platform.core.Addresses;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnixDomainSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {
    @ParameterizedTest
    @CsvSource({"127.0.0.1,127.0.0.1", "::1,0:0:0:0:0:0:0:1", "[::1],0:0:0:0:0:0:0:1", "255.255.255.255,255.255.255.255"
    })
    void literalsAreReadWithoutLookUp(String text, String address) {
        assertThat(Addresses.literal(text).getHostAddress()).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({"localhost", "256.1.1.1", "1.2.3", "example.com", "1.2.3.4.5", "a:b:c"})
    void everythingElseIsAName(String text) {
        assertThat(Addresses.literal(text)).isNull();
    }

    @Test
    void addressesAreShownAsNodeShowsThem() {
        InetSocketAddress four = new InetSocketAddress("127.0.0.1", 80);
        assertThat(Addresses.host(four)).isEqualTo("127.0.0.1");
        assertThat(Addresses.familyName(four)).isEqualTo("IPv4");
        assertThat(Addresses.familyName(new InetSocketAddress("::1", 80))).isEqualTo("IPv6");
        UnixDomainSocketAddress unix = UnixDomainSocketAddress.of("/run/x");
        assertThat(Addresses.host(unix)).isNull();
        assertThat(Addresses.port(unix)).isZero();
        assertThat(Addresses.familyName(null)).isNull();
    }

    @Test
    void errorsGetNodesCodesAndWords() {
        InetSocketAddress remote = new InetSocketAddress("127.0.0.1", 1);
        assertThat(NetworkErrors.connect(new ConnectException("Connection refused: /127.0.0.1:1"), remote))
                .hasMessage("connect ECONNREFUSED 127.0.0.1:1");
        assertThat(NetworkErrors.connect(new SocketTimeoutException("x"), remote)
                        .code())
                .isEqualTo("ETIMEDOUT");
        assertThat(NetworkErrors.connect(new NoRouteToHostException("x"), remote)
                        .code())
                .isEqualTo("EHOSTUNREACH");
        assertThat(NetworkErrors.connect(
                                new IOException("connect(..) failed with error(-101): Network is unreachable"), remote)
                        .code())
                .isEqualTo("ENETUNREACH");
        assertThat(NetworkErrors.broken(new IOException("Connection reset by peer")))
                .hasMessage("read ECONNRESET");
        assertThat(NetworkErrors.broken(new IOException("Broken pipe"))).hasMessage("write EPIPE");
    }
}
