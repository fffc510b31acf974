package io.jackfield.benchmarks.parsers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class SubjectTest {
    @ParameterizedTest
    @FieldSource("io.jackfield.benchmarks.parsers.Subject#PARSERS")
    void everyParserFindsWhatIsThere(String parser) throws Exception {
        assertThat(found(parser, Message.SMALL)).isEqualTo(1);
        assertThat(found(parser, Message.BROWSER)).isEqualTo(12);
        assertThat(found(parser, Message.MANY_FIELDS)).isEqualTo(40);
        assertThat(found(parser, Message.SMALL_RESPONSE)).isEqualTo(4);
        assertThat(found(parser, Message.RESPONSE)).isEqualTo(14);
        assertThat(found(parser, Message.CHUNKED)).isEqualTo(2 + (1 << 20));
    }

    @Test
    void theBlockAloneIsTheStrictParsers() throws Exception {
        assertThat(found(Subject.BLOCK, Message.BROWSER)).isEqualTo(12);
        assertThat(Subject.named(Subject.ONE_STRING, Message.named(Message.BROWSER))
                        .read())
                .isEqualTo("www.example.org");
    }

    @Test
    void messagesHaveTheSizesThatTheTablesName() {
        assertThat(Message.named(Message.SMALL).bytes()).hasSize(44);
        assertThat(Message.named(Message.BROWSER).bytes()).hasSize(650);
        assertThat(Message.named(Message.MANY_FIELDS).bytes().length).isBetween(2_000, 2_100);
        byte[] large = Message.named(Message.ofSize(20, 65_000)).bytes();
        assertThat(large.length).isBetween(64_900, 65_000);
        assertThat(new String(large, StandardCharsets.ISO_8859_1).lines()).hasSize(22);
    }

    private static long found(String subject, String message) throws Exception {
        return Subject.named(subject, Message.named(message)).found();
    }
}
