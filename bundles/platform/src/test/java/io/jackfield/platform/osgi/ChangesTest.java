package io.jackfield.platform.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.runtime.ListenerDTO;
import io.jackfield.api.runtime.RefusalDTO;
import io.jackfield.api.runtime.RuntimeDTO;
import io.jackfield.api.runtime.StrategyDTO;
import io.jackfield.platform.osgi.Changes.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ChangesTest {
    private static RuntimeDTO look() {
        RuntimeDTO look = new RuntimeDTO();
        look.strategies = new ArrayList<>();
        look.listeners = new ArrayList<>();
        look.refusals = new ArrayList<>();
        return look;
    }

    private static StrategyDTO strategy(RuntimeDTO in, String state) {
        StrategyDTO strategy = new StrategyDTO();
        strategy.kind = "parser";
        strategy.name = "strict";
        strategy.generation = 1;
        strategy.bundle = "b:1";
        strategy.state = state;
        in.strategies.add(strategy);
        return strategy;
    }

    private static ListenerDTO listener(RuntimeDTO in, String server, String state) {
        ListenerDTO listener = new ListenerDTO();
        listener.server = server;
        listener.host = "::1";
        listener.port = 80;
        listener.state = state;
        listener.parser = "strict#1";
        listener.transport = "nio#1";
        listener.protocol = "http1#1";
        listener.engine = "node#1";
        listener.tls = "";
        in.listeners.add(listener);
        return listener;
    }

    private static void refusal(RuntimeDTO in, String message, long time) {
        RefusalDTO refusal = new RefusalDTO();
        refusal.pid = "p";
        refusal.message = message;
        refusal.time = time;
        in.refusals.add(refusal);
    }

    private static List<String> between(RuntimeDTO before, RuntimeDTO now) {
        return Changes.between(before, now).stream().map(ChangesTest::text).toList();
    }

    private static String text(Change change) {
        return change.topic().substring("io/jackfield/".length()) + " " + new TreeMap<>(change.properties());
    }

    @Test
    void whatIsTheSameIsNotTold() {
        RuntimeDTO before = look();
        RuntimeDTO now = look();
        for (RuntimeDTO each : List.of(before, now)) {
            strategy(each, "active");
            listener(each, "", "listening");
            listener(each, "", "listening");
            refusal(each, "no", 1);
        }
        assertThat(between(before, now)).isEmpty();
    }

    @Test
    void strategiesComeChangeAndGo() {
        RuntimeDTO one = look();
        RuntimeDTO two = look();
        strategy(two, "ready");
        RuntimeDTO three = look();
        strategy(three, "active");
        assertThat(between(one, two))
                .containsExactly("strategy/READY {before=, bundle=b:1, kind=parser, strategy=strict#1}");
        assertThat(between(two, three))
                .containsExactly("strategy/ACTIVE {before=ready, bundle=b:1, kind=parser, strategy=strict#1}");
        assertThat(between(three, one))
                .containsExactly("strategy/GONE {before=active, bundle=b:1, kind=parser, strategy=strict#1}");
    }

    @Test
    void serversComeChangeAndGo() {
        RuntimeDTO none = look();
        RuntimeDTO listening = look();
        listener(listening, "main", "listening");
        RuntimeDTO drained = look();
        listener(drained, "main", "drained").transport = "";
        assertThat(between(none, listening))
                .containsExactly("server/LISTENING {before=, host=::1, port=80, server=main}");
        assertThat(between(listening, drained))
                .containsExactly("server/DRAINED {before=listening, host=::1, port=80, server=main}");
        assertThat(between(drained, listening))
                .containsExactly("server/LISTENING {before=drained, host=::1, port=80, server=main}");
        assertThat(between(listening, none))
                .containsExactly("server/CLOSED {before=listening, host=::1, port=80, server=main}");
    }

    @Test
    void whatServesAListenerIsASwap() {
        RuntimeDTO before = look();
        listener(before, "main", "listening");
        RuntimeDTO now = look();
        ListenerDTO changed = listener(now, "main", "listening");
        changed.parser = "netty#2";
        changed.engine = "";
        assertThat(between(before, now))
                .containsExactly(
                        "swap/PARSER {from=strict#1, host=::1, kind=parser, port=80, server=main, to=netty#2}",
                        "swap/SERVER {from=node#1, host=::1, kind=server, port=80, server=main, to=}");
    }

    @Test
    void parkingBeginsAndEnds() {
        RuntimeDTO none = look();
        listener(none, "main", "listening");
        RuntimeDTO two = look();
        listener(two, "main", "listening").parked = 2;
        RuntimeDTO three = look();
        listener(three, "main", "listening").parked = 3;
        assertThat(between(none, two)).containsExactly("parking/BEGUN {host=::1, parked=2, port=80, server=main}");
        assertThat(between(two, three)).isEmpty();
        assertThat(between(three, none)).containsExactly("parking/ENDED {host=::1, parked=0, port=80, server=main}");
    }

    @Test
    void certificatesAreReplacedButNotByTheFirst() {
        RuntimeDTO none = look();
        listener(none, "main", "listening").tls = "jdk#1";
        RuntimeDTO first = look();
        ListenerDTO one = listener(first, "main", "listening");
        one.tls = "jdk#1";
        one.certificates = 1;
        RuntimeDTO second = look();
        ListenerDTO two = listener(second, "main", "listening");
        two.tls = "jdk#1";
        two.certificates = 2;
        assertThat(between(none, first)).isEmpty();
        assertThat(between(first, second)).containsExactly("certificate/REPLACED {host=::1, port=80, server=main}");
    }

    @Test
    void filesOfCertificatesThatCanNotBeUsed() {
        RuntimeDTO good = look();
        listener(good, "main", "listening").certificates = 1;
        RuntimeDTO bad = look();
        ListenerDTO refusing = listener(bad, "main", "listening");
        refusing.certificates = 1;
        refusing.certificatesRefused = 1;
        refusing.certificateError = "half written";
        assertThat(between(good, bad))
                .containsExactly("certificate/REFUSED {host=::1, message=half written, port=80, server=main}");
        assertThat(between(bad, bad)).isEmpty();
    }

    @Test
    void configurationsAreRefusedAndCorrected() {
        RuntimeDTO good = look();
        RuntimeDTO bad = look();
        refusal(bad, "no", 1);
        RuntimeDTO worse = look();
        refusal(worse, "never", 2);
        assertThat(between(good, bad)).containsExactly("configuration/REFUSED {message=no, pid=p}");
        assertThat(between(bad, worse)).containsExactly("configuration/REFUSED {message=never, pid=p}");
        assertThat(between(worse, good)).containsExactly("configuration/CORRECTED {message=never, pid=p}");
    }
}
