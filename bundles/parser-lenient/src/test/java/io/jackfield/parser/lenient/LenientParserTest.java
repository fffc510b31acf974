package io.jackfield.parser.lenient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import io.jackfield.parser.core.Leniency;
import io.jackfield.parser.testkit.ParserKit;
import io.jackfield.spi.parser.ParserFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each leniency open and closed, and the whole contract with none, with each, and with all of them. */
class LenientParserTest {

    @TestFactory
    Stream<DynamicNode> contractWithNothingOpen() {
        return ParserKit.of(new LenientParserFactory()).tests();
    }

    @TestFactory
    Stream<DynamicNode> contractWithOneOpen() {
        return Stream.of(Leniency.values())
                .map(each -> dynamicContainer(each.label(), contract(EnumSet.of(each), each.label())));
    }

    @TestFactory
    Stream<DynamicNode> contractWithAllOpen() {
        return contract(EnumSet.allOf(Leniency.class), LeniencyNames.NODE_10);
    }

    /** The kit's cases, but for those of which {@code declared.txt} says that they are taken then. */
    private static Stream<DynamicNode> contract(Set<Leniency> open, String name) {
        ParserKit kit = ParserKit.of(new LenientParserFactory(open));
        for (String line : text("declared.txt").lines().toList()) {
            int colon = line.indexOf(": ");
            if (colon > 0 && line.substring(0, colon).equals(name)) {
                kit = kit.except(line.substring(colon + 2), name);
            }
        }
        return kit.tests();
    }

    @TestFactory
    Stream<DynamicNode> opened() {
        return Stream.of(Leniency.values()).flatMap(each -> ParserKit.of(new LenientParserFactory(EnumSet.of(each)))
                .tests(each.label(), text(each.label() + ".md")));
    }

    @TestFactory
    Stream<DynamicNode> closedWithAllOthersOpen() {
        return Stream.of(Leniency.values())
                .flatMap(each -> ParserKit.of(new LenientParserFactory(EnumSet.complementOf(EnumSet.of(each))))
                        .differences(each.label(), text(each.label() + ".md"), "it is closed"));
    }

    @TestFactory
    Stream<DynamicNode> neverOpened() {
        return ParserKit.of(new LenientParserFactory(EnumSet.allOf(Leniency.class)))
                .tests("closed", text("closed.md"));
    }

    @TestFactory
    Stream<DynamicNode> fixturesOfLlhttpThatAreLenient() {
        return ParserKit.of(new LenientParserFactory(EnumSet.allOf(Leniency.class)))
                .tests("llhttp", text("llhttp.md"));
    }

    @Test
    void isFoundByTheServiceLoaderBehindAllOthers() {
        List<ParserFactory> found = ServiceLoader.load(ParserFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        assertThat(found).extracting(ParserFactory::name).containsExactlyInAnyOrder("strict", "lenient");
        assertThat(found)
                .filteredOn(factory -> factory.name().equals("lenient"))
                .allMatch(factory -> factory.ranking() == 10);
    }

    static String text(String name) {
        try (InputStream in = LenientParserTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
