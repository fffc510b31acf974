package io.jackfield.parser.testkit;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.jackfield.spi.parser.ParserFactory;
import io.jackfield.spi.parser.ParserLimits;
import io.jackfield.spi.parser.ParserSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;

/**
 * The proof that a parser keeps its contract, as JUnit tests for whoever wrote it:
 *
 * <pre>
 * &#64;TestFactory
 * Stream&lt;DynamicNode&gt; contract() {
 *     return ParserKit.of(new MyParserFactory()).tests();
 * }
 * </pre>
 *
 * <p>Each case is a title, a reason, bytes in and events out, in a Markdown document beside this class. It is one test, which runs
 * it whole, cut at every byte, byte by byte, moved from array to array, and in turn with another case on the same parser, and says at
 * which of these it failed. A parser that is meant to differ
 * says so with {@link #except}; {@link ParserComparison} sets two parsers against each other.
 */
public final class ParserKit {
    private static final List<String> DOCUMENTS =
            List.of("request-lines", "status-lines", "fields", "chunks", "trailers", "limits", "boundaries", "attacks");

    private static final String LLHTTP = "llhttp";

    private final ParserFactory factory;
    private final Map<String, String> exceptions;

    private ParserKit(ParserFactory factory, Map<String, String> exceptions) {
        this.factory = Objects.requireNonNull(factory, "factory");
        this.exceptions = exceptions;
    }

    /** A kit for the parsers of this factory. */
    public static ParserKit of(ParserFactory factory) {
        return new ParserKit(factory, Map.of());
    }

    /**
     * This kit with one difference declared: the case must then give other events, or the declaration is stale and fails.
     *
     * @param id the case, for example {@code fields/bare LF after a value}
     * @param reason why the parser differs
     */
    public ParserKit except(String id, String reason) {
        Map<String, String> more = new LinkedHashMap<>(exceptions);
        more.put(id, reason);
        return new ParserKit(factory, more);
    }

    /** The names of all documents. */
    static Stream<String> documents() {
        return Stream.concat(DOCUMENTS.stream(), Stream.of(LLHTTP));
    }

    /** All tests, a container for each document. */
    public Stream<DynamicNode> tests() {
        List<DynamicNode> nodes = new ArrayList<>();
        Map<String, String> unused = new LinkedHashMap<>(exceptions);
        for (String document : DOCUMENTS) {
            nodes.add(container(document, CaseDocument.cases(document), unused));
        }
        nodes.add(container(LLHTTP, CaseDocument.cases(LLHTTP, "llhttp-differences"), unused));
        nodes.add(dynamicTest("the factory", this::factory));
        nodes.add(dynamicTest("declared differences name known cases", () -> {
            if (!unused.isEmpty()) {
                throw new AssertionError("no such cases: " + unused.keySet());
            }
        }));
        return nodes.stream();
    }

    /**
     * Tests for cases of one's own, run like the kit's.
     *
     * @param name of the document, which the ids of its cases begin with
     * @param markdown a document written like those of the kit
     */
    public Stream<DynamicNode> tests(String name, String markdown) {
        List<ParserCase> cases = CaseDocument.parsed(name, markdown);
        if (cases.isEmpty()) {
            throw new IllegalArgumentException("no cases in " + name);
        }
        return Stream.of(container(name, cases, new LinkedHashMap<>(exceptions)));
    }

    /** Tests that each case of such a document gives other events here: for what a switch opens, with the switch off. */
    public Stream<DynamicNode> differences(String name, String markdown, String reason) {
        return CaseDocument.parsed(name, markdown).stream().map(subject -> difference(subject, reason));
    }

    private DynamicNode container(String document, List<ParserCase> cases, Map<String, String> unused) {
        List<DynamicNode> nodes = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            ParserCase subject = cases.get(i);
            String reason = unused.remove(subject.id());
            ParserCase other = cases.get((i + 1) % cases.size());
            nodes.add(
                    reason == null
                            ? dynamicTest(subject.id(), () -> new CaseRunner(factory, subject).everyWay(other))
                            : difference(subject, reason));
        }
        return dynamicContainer(document, nodes);
    }

    private void factory() {
        String name = factory.name();
        if (!name.matches("[a-z0-9][a-z0-9._-]*")) {
            throw new AssertionError("expected a name in lower case, without white space, not " + name);
        }
        if (factory.newParser(ParserSpec.of(ParserLimits.defaults())) == null) {
            throw new AssertionError("expected a parser");
        }
    }

    private DynamicNode difference(ParserCase subject, String reason) {
        return dynamicTest(subject.id() + " differs: " + reason, () -> {
            List<String> events = new CaseRunner(factory, subject).run(false, subject.input().length);
            if (Expectation.mismatch(subject.expected(), events) == null) {
                throw new AssertionError(subject.id() + " does not differ any more");
            }
        });
    }
}
