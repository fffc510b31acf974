package io.jackfield.api.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.Headers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SPAN = "b7ad6b7169203331";
    private static final String PARENT = "00-" + TRACE + "-" + SPAN + "-01";

    /** Lines by name. */
    private record Lines(Map<String, List<String>> lines) implements Headers {
        @Override
        public String get(String name) {
            return lines.containsKey(name) ? lines.get(name).get(0) : null;
        }

        @Override
        public List<String> all(String name) {
            return lines.getOrDefault(name, List.of());
        }

        @Override
        public boolean has(String name) {
            return lines.containsKey(name);
        }

        @Override
        public Set<String> names() {
            return lines.keySet();
        }

        @Override
        public int size() {
            return lines.size();
        }

        @Override
        public Map<String, Object> asMap() {
            return new LinkedHashMap<>(lines);
        }
    }

    private static TraceContext read(String parent, String... states) {
        return TraceContext.read(new Lines(Map.of("traceparent", List.of(parent), "tracestate", List.of(states))));
    }

    @Test
    void whatWasSentIsRead() {
        TraceContext context = read(PARENT, "a=1,b=2", "c@d=3");
        assertThat(context.traceId()).isEqualTo(TRACE);
        assertThat(context.spanId()).isEqualTo(SPAN);
        assertThat(context.sampled()).isTrue();
        assertThat(context.state()).isEqualTo("a=1,b=2,c@d=3");
        assertThat(context.headers()).isEqualTo(Map.of("traceparent", PARENT, "tracestate", "a=1,b=2,c@d=3"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-1",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01 ",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0g",
                "00_0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c_b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331_01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
                "FF-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "0A-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-B7AD6B7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0A",
                "00-0af7651916cd43dd8448eb211c80319-b7ad6b71692033310-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01,00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-011",
                "0x-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01.more"
            })
    void whatIsWrongIsAsGoodAsAbsent(String parent) {
        assertThat(read(parent, "a=1")).isNull();
    }

    @Test
    void twoParentsAreNone() {
        assertThat(TraceContext.read(new Lines(Map.of("traceparent", List.of(PARENT, PARENT)))))
                .isNull();
        assertThat(TraceContext.read(new Lines(Map.of()))).isNull();
    }

    @Test
    void aLaterVersionIsReadAsFarAsItIsKnown() {
        TraceContext context = read("cc-" + TRACE + "-" + SPAN + "-03-what-the-future-will-be-like");
        assertThat(context.traceparent()).isEqualTo(PARENT);
    }

    @Test
    void onlyOneFlagIsKnown() {
        assertThat(read("00-" + TRACE + "-" + SPAN + "-fe").traceparent()).endsWith("-00");
        assertThat(read("00-" + TRACE + "-" + SPAN + "-ff").traceparent()).endsWith("-01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "a=", "=1", "A=1", "a=1,a=2", "a=b=c", "a=\u00e4", "1a=1", "a@=1", "@b=1", "a@1b=1", "a b=1"
            })
    void aWrongMemberDropsTheWholeState(String member) {
        TraceContext context = read(PARENT, "good=1," + member);
        assertThat(context.state()).isEmpty();
        assertThat(context.headers()).containsOnlyKeys("traceparent");
    }

    @Test
    void stateHasLimits() {
        assertThat(read(PARENT, members(32)).state()).isEqualTo(members(32));
        assertThat(read(PARENT, members(33)).state()).isEmpty();
        assertThat(read(PARENT, "a".repeat(256) + "=" + "1".repeat(256)).state())
                .hasSize(513);
        assertThat(read(PARENT, "a".repeat(257) + "=1").state()).isEmpty();
        assertThat(read(PARENT, "a=" + "1".repeat(257)).state()).isEmpty();
        assertThat(read(PARENT, "1".repeat(241) + "@" + "a".repeat(14) + "=1").state())
                .isNotEmpty();
        assertThat(read(PARENT, "1".repeat(242) + "@a=1").state()).isEmpty();
        assertThat(read(PARENT, "1@" + "a".repeat(15) + "=1").state()).isEmpty();
    }

    private static String members(int count) {
        return IntStream.range(0, count).mapToObj(i -> "k" + i + "=v").collect(Collectors.joining(","));
    }

    @Test
    void whiteSpaceAndEmptyMembersAreLeftOut() {
        assertThat(read(PARENT, " a=1 ,\t,, b= 2").state()).isEqualTo("a=1,b= 2");
    }

    @Test
    void aChildIsOfTheSameTrace() {
        TraceContext parent = read(PARENT, "a=1");
        TraceContext child = parent.child();
        assertThat(child.traceId()).isEqualTo(TRACE);
        assertThat(child.spanId()).matches("[0-9a-f]{16}").isNotEqualTo(SPAN);
        assertThat(child.sampled()).isTrue();
        assertThat(child.state()).isEqualTo("a=1");
    }

    @Test
    void aRequestIsHandledInTheTraceThatItsClientNamed() {
        Lines sent = new Lines(Map.of("traceparent", List.of(PARENT), "tracestate", List.of("a=1")));
        TraceContext context = TraceContext.continued(sent);
        assertThat(context.traceId()).isEqualTo(TRACE);
        assertThat(context.spanId()).isNotEqualTo(SPAN);
        assertThat(context.sampled()).isTrue();
        assertThat(context.state()).isEqualTo("a=1");
    }

    @Test
    void aRequestWithoutATraceBeginsOne() {
        Lines wrong = new Lines(Map.of("traceparent", List.of("00-" + TRACE), "tracestate", List.of("a=1")));
        TraceContext context = TraceContext.continued(wrong);
        assertThat(context.traceId()).isNotEqualTo(TRACE);
        assertThat(context.sampled()).isFalse();
        assertThat(context.state()).isEmpty();
        assertThat(TraceContext.continued(wrong).traceId()).isNotEqualTo(context.traceId());
    }

    @Test
    void moreThan512CharactersOfStateArePassedOn() {
        String state = "a=" + "1".repeat(255) + ",b=" + "2".repeat(255) + ",c=" + "3".repeat(255);
        assertThat(read(PARENT, state).state()).isEqualTo(state);
    }

    @Test
    void whatIsBegunCanBeRead() {
        for (int i = 0; i < 100; i++) {
            TraceContext begun = TraceContext.begin(i % 2 == 0);
            assertThat(read(begun.traceparent())).hasToString(begun.toString());
        }
    }
}
