package io.jackfield.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResponseReaderTest {
    private static final String ANSWERS = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"
            + "HTTP/1.1 100 Continue\r\n\r\n"
            + "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\nX-Sum: 1\r\n\r\n"
            + "HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n"
            + "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhallo"
            + "HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nhell"
            + "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 5\r\n\r\nhello"
            + "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
    private static final List<String> TOLD =
            List.of("200 right", "200 right", "503 wrong", "200 wrong", "200 wrong", "200 right last");

    @Test
    void answersAreComparedAndNothingIsReadBehindTheLast() {
        assertThat(told(ANSWERS, ANSWERS.length())).isEqualTo(TOLD);
    }

    @Test
    void howTheBytesAreCutDoesNotMatter() {
        for (int at = 1; at < ANSWERS.length(); at++) {
            Recorder recorder = new Recorder();
            ResponseReader reader = new ResponseReader();
            reader.read(bytes(ANSWERS.substring(0, at)), recorder);
            if (!recorder.over) {
                reader.read(bytes(ANSWERS.substring(at)), recorder);
            }
            assertThat(recorder.told).as("cut at %d", at).isEqualTo(TOLD);
        }
        assertThat(told(ANSWERS, 1)).isEqualTo(TOLD);
    }

    @Test
    void anAnswerThatIsCutOffIsSeen() {
        ResponseReader reader = new ResponseReader();
        Recorder recorder = new Recorder();
        assertThat(reader.inside()).isFalse();
        reader.read(bytes("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhell"), recorder);
        assertThat(reader.inside()).isTrue();
        reader.read(bytes("o"), recorder);
        assertThat(reader.inside()).isFalse();
    }

    @Test
    void whatIsNoAnswerIsRefused() {
        assertThatThrownBy(() -> new ResponseReader().read(bytes("HTTP/1.0 200 OK\r\n\r\n"), new Recorder()))
                .hasMessageContaining("HTTP/1.0");
        Recorder nothingSent = new Recorder();
        nothingSent.exchange = null;
        assertThatThrownBy(() -> new ResponseReader().read(bytes("HTTP/1.1 200 OK\r\n\r\n"), nothingSent))
                .hasMessageContaining("nobody asked");
    }

    private static List<String> told(String answers, int step) {
        Recorder recorder = new Recorder();
        ResponseReader reader = new ResponseReader();
        for (int from = 0; from < answers.length() && !recorder.over; from += step) {
            reader.read(bytes(answers.substring(from, Math.min(answers.length(), from + step))), recorder);
        }
        return recorder.told;
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Expects "hello" each time. */
    private static final class Recorder implements ResponseReader.Answers {
        final List<String> told = new ArrayList<>();
        Exchange exchange =
                new Exchange(new byte[0], Content.of("hello".getBytes(StandardCharsets.US_ASCII)), 0, new Histogram());
        boolean over;

        @Override
        public Exchange current() {
            return exchange;
        }

        @Override
        public boolean answered(int status, boolean right, boolean last) {
            told.add(status + (right ? " right" : " wrong") + (last ? " last" : ""));
            over = last;
            return !last;
        }
    }
}
