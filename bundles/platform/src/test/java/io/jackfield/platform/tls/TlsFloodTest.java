package io.jackfield.platform.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;

/** When a peer is held for one that only wants to keep us at work. */
class TlsFloodTest {
    private final TlsFlood flood = new TlsFlood();

    @Test
    void someRecordsWithoutContentAreNoFlood() throws SSLException {
        for (int i = 0; i < 1000; i++) {
            flood.opened(i % 33 == 0);
        }
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 33; i++) {
                        flood.opened(false);
                    }
                })
                .hasMessage("more than 32 records without content in a row");
    }

    @Test
    void answersThatAreReadAreNoFlood() throws SSLException {
        for (int i = 0; i < 10_000; i++) {
            flood.answered(43);
            flood.read();
        }
        flood.answered(16 * 1024);
        assertThatThrownBy(() -> flood.answered(1)).hasMessage("the peer does not read what it asks for");
    }

    @Test
    void aHandshakeHasAnEnd() {
        int opened = 0;
        SSLException end = null;
        while (end == null) {
            try {
                flood.shaking();
                opened++;
            } catch (SSLException e) {
                end = e;
            }
        }
        assertThat(opened).isEqualTo(16 * 1024);
    }
}
