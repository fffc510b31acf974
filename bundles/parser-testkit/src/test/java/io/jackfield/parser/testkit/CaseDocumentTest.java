package io.jackfield.parser.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseDocumentTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "request-lines",
                "status-lines",
                "fields",
                "chunks",
                "trailers",
                "limits",
                "boundaries",
                "attacks",
                "llhttp"
            })
    void casesHaveIdsOfTheirOwnBytesAndEvents(String document) {
        List<ParserCase> cases = CaseDocument.cases(document);
        assertThat(cases).isNotEmpty().extracting(ParserCase::id).doesNotHaveDuplicates();
        assertThat(cases).allSatisfy(each -> {
            assertThat(each.id()).startsWith(document + "/");
            assertThat(each.input()).isNotEmpty();
            assertThat(each.expected()).isNotEmpty().doesNotContain("");
        });
    }

    @Test
    void allFixturesOfLlhttpAreThere() {
        assertThat(CaseDocument.cases("llhttp", "llhttp-differences")).hasSize(272);
    }

    @Test
    void limitsAreReadFromTheInfoString() {
        ParserCase subject = CaseDocument.cases("limits").get(0);
        assertThat(subject.limits().maxHeaderSize()).isEqualTo(34);
        assertThat(subject.limits().maxTrailerSize()).isEqualTo(8192);
    }

    @Test
    void differencesReplaceEvents() {
        ParserCase subject = CaseDocument.cases("llhttp", "llhttp-differences").stream()
                .filter(each -> each.id().equals("llhttp/url:130"))
                .findFirst()
                .orElseThrow();
        assertThat(subject.expected()).containsExactly("refused HPE_INVALID_URL 400");
        assertThat(subject.why()).contains("fragment");
    }

    @Test
    void unknownDocumentIsRefused() {
        assertThatThrownBy(() -> CaseDocument.cases("none")).hasMessageContaining("none");
    }

    @Test
    void escapesAreTakenBack() {
        byte[] bytes = Escapes.decode("a\\r\\n\nb\\t\\\\\\xff{{xy*3}}");
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).isEqualTo("a\r\nb\t\\\u00ffxyxyxy");
        assertThat(Escapes.encode("a\r\nb\t\\\u00ff")).isEqualTo("a\\r\\nb\\t\\\\\\xff");
    }
}
