package io.jackfield.access.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LineFormatTest {
    private static final long WHEN = Instant.parse("2026-11-21T10:00:00.123Z").toEpochMilli();
    private static final Entry.Peer PEER = new Entry.Peer("192.0.2.1", 8080, "main");

    private static Entry entry(String target, String userAgent, int status, long bytes) {
        Entry.Asked asked = new Entry.Asked("GET", target, "1.1", "localhost", null, userAgent);
        return new Entry(PEER, asked, WHEN, 1234, new Entry.Outcome(status, bytes, true, null));
    }

    private static String line(LineFormat format, Entry entry) {
        StringBuilder line = new StringBuilder();
        format.append(line, entry);
        return line.toString();
    }

    @Test
    void commonLogFormat() {
        assertThat(line(LineFormat.COMMON, entry("/a?b=c", "curl", 200, 13)))
                .matches(
                        "192\\.0\\.2\\.1 - - \\[\\d\\d/Nov/2026:\\d\\d:\\d\\d:00 [+-]\\d{4}] \"GET /a\\?b=c HTTP/1\\.1\" 200 13");
    }

    @Test
    void noContentIsADash() {
        assertThat(line(LineFormat.COMMON, entry("/", "curl", 204, 0))).endsWith("\" 204 -");
        assertThat(line(LineFormat.COMMON, entry("/", "curl", 200, -1))).endsWith("\" 200 -");
    }

    @Test
    void combinedLogFormat() {
        assertThat(line(LineFormat.COMBINED, entry("/", "curl/8", 200, 13))).endsWith("\" 200 13 \"-\" \"curl/8\"");
    }

    @Test
    void json() {
        assertThat(line(LineFormat.JSON, entry("/", "curl/8", 200, 13)))
                .isEqualTo(
                        "{\"time\":\"2026-11-21T10:00:00.123Z\",\"remote\":\"192.0.2.1\",\"port\":8080,\"server\":\"main\","
                                + "\"method\":\"GET\",\"target\":\"/\",\"version\":\"1.1\",\"status\":200,\"bytes\":13,"
                                + "\"micros\":1234,\"complete\":true,\"host\":\"localhost\",\"userAgent\":\"curl/8\"}");
    }

    @Test
    void aTunnelHasNoStatus() {
        Entry tunnel = entry("a:1", null, 0, 77);
        assertThat(line(LineFormat.COMMON, tunnel)).endsWith(" HTTP/1.1\" - 77");
        assertThat(line(LineFormat.JSON, tunnel))
                .contains("\"tunnel\":true,\"bytes\":77")
                .doesNotContain("status");
    }

    @ParameterizedTest
    @CsvSource({
        "GET /a HTTP/9.9,'\"GET /a HTTP/9.9\" 400 -','\"method\":\"GET\",\"target\":\"/a\",\"version\":\"9.9\"'",
        "GET /a,'\"GET /a\" 400 -','\"line\":\"GET /a\"'",
        "'','\"-\" 400 -','\"line\":\"\"'"
    })
    void whatWasRefusedHasWhatIsKnownOfItsLine(String received, String common, String json) {
        Entry refused = new Entry(
                PEER, Entry.Asked.of(received), WHEN, -1, new Entry.Outcome(400, -1, false, "HPE_INVALID_METHOD"));
        assertThat(line(LineFormat.COMMON, refused)).endsWith(common);
        assertThat(line(LineFormat.JSON, refused))
                .contains(json)
                .contains("\"status\":400,\"refused\":\"HPE_INVALID_METHOD\"");
    }

    @ParameterizedTest
    @EnumSource
    void whatAPeerSentStaysWithinItsQuotes(LineFormat format) {
        String hostile = "\" 200 1 \"\r\n\t\0\\\u007f\u00e4\u2028";
        String line = line(format, entry("/" + hostile, hostile, 200, 13));
        assertThat(line).matches("[ -~]+");
        assertThat(quotes(line)).isEqualTo(quotes(line(format, entry("/", "harmless", 200, 13))));
    }

    /** How many there are that no backslash takes away. */
    private static long quotes(String line) {
        String unescaped = line.replace("\\\\", "").replace("\\\"", "");
        return unescaped.chars().filter(c -> c == '"').count();
    }

    @Test
    void apacheEscapes() {
        StringBuilder line = new StringBuilder();
        Quoted.apache(line, "a\"b\\c\n\u00e4\u20ac");
        assertThat(line).hasToString("a\\\"b\\\\c\\x0a\\xe4\\u20ac");
    }

    @Test
    void jsonEscapes() {
        StringBuilder line = new StringBuilder();
        Quoted.json(line, "a\"b\\c\n\u00e4");
        assertThat(line).hasToString("a\\\"b\\\\c\\u000a\\u00e4");
    }
}
