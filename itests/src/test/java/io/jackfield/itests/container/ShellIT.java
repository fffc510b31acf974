package io.jackfield.itests.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.itests.RunningContainer;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/** The commands as Gogo runs them. */
@Timeout(60)
class ShellIT {
    private static final String STRICT = "io.jackfield.parser.strict";
    private static final String API = "org.apache.felix.service.command.";

    private static RunningContainer container;
    private static Object session;
    private static Class<?> type;

    @BeforeAll
    static void start() throws Exception {
        container = RunningContainer.in("felix").feature("demo").start();
        container.awaitPort("default");
        container.awaitService("io.jackfield.shell.CommandsComponent", "(osgi.command.scope=jackfield)");
        Object processor = container.context().getService(container.awaitService(API + "CommandProcessor", null));
        ClassLoader loader = processor.getClass().getClassLoader();
        type = loader.loadClass(API + "CommandSession");
        session = loader.loadClass(API + "CommandProcessor")
                .getMethod("createSession", InputStream.class, OutputStream.class, OutputStream.class)
                .invoke(
                        processor,
                        InputStream.nullInputStream(),
                        OutputStream.nullOutputStream(),
                        OutputStream.nullOutputStream());
    }

    @AfterAll
    static void stop() {
        container.close();
    }

    @Test
    void statusFitsTheTerminal() throws Exception {
        String status = run("status");
        assertThat(status.lines()).allMatch(line -> line.length() <= 100);
        assertThat(status)
                .contains("127.0.0.1:", "listening", "strict#", "io.jackfield.parser.strict:")
                .containsPattern("transport  +epoll#|transport  +nio#");
    }

    @Test
    void aSwapSaysWhatServes() throws Exception {
        assertThat(run("swap parser netty")).matches("swapped parser strict#\\d+ -> netty#\\d+");
        assertThat(run("jackfield:status")).containsPattern("listening  netty#");
        assertThat(run("jackfield:swap parser strict")).matches("swapped parser netty#\\d+ -> strict#\\d+");
    }

    @Test
    void whatAnOperatorAsksForFitsTheTerminal() throws Exception {
        for (String line : new String[] {"listeners", "limits", "limits default", "(listeners) get 0"}) {
            assertThat(run(line).lines())
                    .as(line)
                    .hasSize(2)
                    .allMatch(text -> text.length() <= 100)
                    .last()
                    .asString()
                    .startsWith("default");
        }
        assertThat(run("help drain")).contains("drain [NAME] [--notice 0s] [--idle 500ms] [--deadline 5s]");
        assertThat(run("help connections")).contains("connections [NAME]");
    }

    @Test
    void aTrialIsBegunShownAndEnded() throws Exception {
        assertThat(run("shadow parser netty --share '50%'"))
                .matches("shadow of parser netty#\\d+ beside strict#\\d+: 50% of messages");
        assertThat(run("trials")).startsWith("candidate").containsPattern("netty#\\d+ +strict#\\d+ +shadow +50%");
        assertThat(run("canary parser netty")).endsWith("runs: promote it or roll it back first");
        assertThat(run("rollback")).matches("rolled back parser netty#\\d+, strict#\\d+ serves");
        assertThat(run("(trials) get 0")).contains("rolled-back: asked for");
        assertThat(run("differences")).isEmpty();
        assertThat(run("help shadow")).contains("shadow parser NAME");
    }

    /** Gogo lets go of a command after each use: what looks after the old bundle must live on. */
    @Test
    void anUpdateLeavesTheNewBundleOnly() throws Exception {
        long before = container.bundle(STRICT).getBundleId();
        assertThat(run("jackfield:update strict"))
                .matches("updated parser strict#\\d+ -> strict#\\d+ \\(" + STRICT + ":.*");
        await("the superseded bundle is uninstalled")
                .atMost(Duration.ofSeconds(20))
                .until(() -> container.bundles().stream()
                        .filter(bundle -> bundle.getSymbolicName().equals(STRICT))
                        .noneMatch(bundle -> bundle.getBundleId() == before));
        assertThat(container.bundle(STRICT).getState()).isEqualTo(Bundle.ACTIVE);
        assertThat(run("status")).contains("strict#");
    }

    @Test
    void listsAreObjects() throws Exception {
        assertThat(run("(parsers) size")).isEqualTo("2");
        assertThat(run("(strategies parser) size")).isEqualTo("2");
        for (String command : new String[] {
            "listeners",
            "connections",
            "limits",
            "agents",
            "tls",
            "accesslogs",
            "latencies",
            "trials",
            "differences",
            "configurations"
        }) {
            assertThat(run("(" + command + ") size")).as(command).containsOnlyDigits();
        }
        assertThat(run("strategies").lines()).hasSizeGreaterThan(4).allMatch(line -> line.length() <= 100);
        assertThat(run("(parsers) get 1")).contains("parser  netty#");
        assertThat(run("transports")).startsWith("kind       strategy").contains("nio#");
    }

    @Test
    void aDrainReturnsWhatWasDrained() throws Exception {
        assertThat(run("(drain default --idle 0s) size")).isEqualTo("1");
        assertThat(run("listeners")).contains("  drained  ");
        assertThat(run("(resume) size")).isEqualTo("1");
        assertThat(run("listeners")).contains("  listening  ");
    }

    @ParameterizedTest
    @CsvSource({
        "swap parser nosuch, nosuch",
        "swap parsr strict, unknown kind parsr",
        "swap parser, usage: swap",
        "swap, usage: swap",
        "shadow parser strict, serves already",
        "canary parser nosuch, no parser is named nosuch",
        "canary, usage: canary",
        "promote, no trial runs",
        "drain nosuch, no server is named nosuch",
        "drain --deadline soon, soon is not a time",
        "resume, no configured server was drained",
        "connections nosuch, no server is named nosuch",
        "limits a b, usage: limits [NAME]",
        "strategies nosuch, unknown kind nosuch",
        "unconfigure nosuch, nothing is configured as nosuch",
        "mounts, is the bundle io.jackfield.whiteboard active"
    })
    void aMistakeIsOneClearLine(String line, String message) throws Exception {
        String text = run(line);
        assertThat(text).contains(message).hasLineCount(1);
    }

    @Test
    void everyCommandHasHelp() throws Exception {
        for (ServiceReference<?> each :
                container.context().getAllServiceReferences(null, "(osgi.command.scope=jackfield)")) {
            Object functions = each.getProperty("osgi.command.function");
            for (String command : functions instanceof String[] several ? several : new String[] {(String) functions}) {
                String help = run("help jackfield:" + command);
                assertThat(help).as(command).contains(command + " - ", "scope: jackfield");
                assertThat(help).as(command).doesNotContain("(no description)");
            }
        }
    }

    @Test
    void whatIsConfiguredIsListedAndRemoved() throws Exception {
        assertThat(run("configure io.jackfield.agent~spare maxSockets=2"))
                .isEqualTo("configured io.jackfield.agent~spare");
        assertThat(run("configurations io.jackfield.agent")).matches("configuration.*\n.*~spare +maxSockets +2\n");
        assertThat(run("candidates [unconfigure io] 1")).contains("io.jackfield.agent~spare");
        assertThat(run("unconfigure io.jackfield.agent~spare")).isEqualTo("removed io.jackfield.agent~spare");
        assertThat(run("configurations io.jackfield.agent")).isEmpty();
    }

    @Test
    void helpTellsHow() throws Exception {
        assertThat(run("help swap")).contains("swap [--save] [--server NAME] parser|transport NAME");
        assertThat(run("help parse")).contains("parse FILE [--parser NAME | --diff A,B] [--response]");
    }

    @Test
    void recordedBytesAreParsed(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("recording"), "GET / HTTP/1.1\r\nHost: a\nX: b\r\n\r\n");
        assertThat(run("parse " + file + " --parser strict").lines()).first().isEqualTo("strict on 32 bytes");
        assertThat(run("jackfield:parse " + file)).contains("23           refused   HPE_CR_EXPECTED 400");
        assertThat(run("parse " + file + " --diff strict,netty"))
                .isEqualTo("strict and netty agree: 2 findings in 32 bytes");
        assertThat(run("parse " + file + " --parser nosuch")).isEqualTo("no parser nosuch, there are: netty, strict");
    }

    /** What a person would see: the formatted result, or the message of the error. */
    private static String run(String line) throws ReflectiveOperationException {
        try {
            Object result = type.getMethod("execute", CharSequence.class).invoke(session, line);
            Object text = result == null
                    ? ""
                    : type.getMethod("format", Object.class, int.class).invoke(session, result, 0);
            return text.toString();
        } catch (InvocationTargetException e) {
            return e.getCause().getMessage();
        }
    }
}
