package io.jackfield.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.api.runtime.TrialDTO;
import io.jackfield.api.whiteboard.MountDTO;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionsTest {
    private final FixedSwitchboard switchboard = new FixedSwitchboard();
    private final FixedAdmin admin = new FixedAdmin();
    private final List<TrialDTO> trials = new ArrayList<>();
    private final Completions completions = new Completions(
            () -> switchboard, () -> () -> List.of(mount("/a")), () -> trials, new Configurations(admin::service));

    @BeforeEach
    void fill() {
        switchboard.listeners.add(FixedSwitchboard.listener("default", "127.0.0.1", 8080));
        switchboard.listeners.add(FixedSwitchboard.listener("admin", "127.0.0.1", 8081));
        switchboard.strategies.add(FixedSwitchboard.strategy(StrategyKind.PARSER, "strict", 1));
        switchboard.strategies.add(FixedSwitchboard.strategy(StrategyKind.PARSER, "netty", 2));
        switchboard.strategies.add(FixedSwitchboard.strategy(StrategyKind.TRANSPORT, "nio", 1));
        admin.configure("io.jackfield.server~default", "port", "8080");
        TrialDTO trial = new TrialDTO();
        trial.candidate = "netty#2";
        trials.add(trial);
    }

    /** The word behind the last blank is the one that is typed. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'drain '                       | admin,default
            'jackfield:drain '             | admin,default
            'drain --idle '                | ''
            'drain --idle 1s de'           | admin,default
            'drain default '               | ''
            'limits '                      | admin,default
            'swap parser '                 | netty,strict
            'swap --save transport n'      | nio
            'swap --server '               | admin,default
            'swap --server a parser '      | netty,strict
            'swap parser strict '          | ''
            'shadow '                      | parser
            'shadow parser --share 10% '   | netty,strict
            'promote '                     | netty#2
            'update '                      | netty,nio,strict
            'mounts '                      | /a
            'unconfigure '                 | io.jackfield.server~default
            'configure '                   | io.jackfield.server~default
            'configure io.jackfield.server~default ' | port=
            'nosuch '                      | ''
            ''                             | ''
            """)
    void whatCanStandThere(String typed, String expected) throws Exception {
        List<String> words = Arrays.asList(typed.split(" ", -1));
        assertThat(String.join(",", completions.at(words, words.size() - 1))).isEqualTo(expected);
    }

    @Test
    void kindsAreThoseThatThereAre() throws Exception {
        assertThat(completions.at(List.of("swap", ""), 1)).contains("parser", "transport");
        assertThat(completions.at(List.of("strategies", ""), 1)).contains("parser", "transport");
    }

    @Test
    void withoutPartsNothingIsKnown() throws Exception {
        Completions alone = new Completions(() -> null, () -> null, List::of, new Configurations(admin::service));
        for (String command : List.of("drain", "update", "mounts", "promote")) {
            assertThat(alone.at(List.of(command, ""), 1)).isEmpty();
        }
    }

    private static MountDTO mount(String path) {
        MountDTO mount = new MountDTO();
        mount.path = path;
        return mount;
    }
}
