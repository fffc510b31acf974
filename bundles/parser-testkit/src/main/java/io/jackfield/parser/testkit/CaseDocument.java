package io.jackfield.parser.testkit;

import io.jackfield.spi.parser.ParserLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A Markdown document of cases. Each has a heading of the second level, a reason as running text, a fenced block with the bytes
 * (written as {@link Escapes} tells; its info string is the kind and limits that differ from the default), and a fenced block of
 * events as {@link Expectation} compares them.
 *
 * <pre>
 * ## a bare LF ends the request line
 * Refused: RFC 9112 section 2.2.
 * ```request maxHeaderSize=64
 * GET / HTTP/1.1\n
 * ```
 * ```events
 * refused HPE_INVALID_VERSION 400 at 14
 * ```
 * </pre>
 */
final class CaseDocument {
    private static final String FENCE = "```";
    /** The kit's own documents, which never change: a suite with many kits reads each of them once. */
    private static final Map<String, CaseDocument> OWN = new ConcurrentHashMap<>();

    private final String name;
    private final List<ParserCase> cases = new ArrayList<>();
    private final Map<String, String> reasons = new LinkedHashMap<>();
    private final Map<String, List<String>> overrides = new LinkedHashMap<>();

    private String title;
    private final StringBuilder why = new StringBuilder();
    private String info;
    private String input;

    private CaseDocument(String name) {
        this.name = name;
    }

    /** Reads a document of cases from the kit's own resources. */
    static List<ParserCase> cases(String name) {
        return own(name).cases;
    }

    /** The cases of a document, those that another document declares to differ with the events that it gives. */
    static List<ParserCase> cases(String name, String differences) {
        CaseDocument declared = own(differences);
        Set<String> unknown = new LinkedHashSet<>(declared.overrides.keySet());
        List<ParserCase> result = new ArrayList<>();
        for (ParserCase each : own(name).cases) {
            List<String> events = declared.overrides.get(each.id());
            result.add(events == null ? each : each.expecting(events, declared.reasons.get(each.id())));
            unknown.remove(each.id());
        }
        if (!unknown.isEmpty()) {
            throw new IllegalStateException(differences + " names unknown cases: " + unknown);
        }
        return result;
    }

    /** The cases of a document that another bundle brings along. */
    static List<ParserCase> parsed(String name, String text) {
        CaseDocument document = new CaseDocument(name);
        document.parse(text);
        return document.cases;
    }

    private static CaseDocument own(String name) {
        return OWN.computeIfAbsent(name, CaseDocument::read);
    }

    private static CaseDocument read(String name) {
        CaseDocument document = new CaseDocument(name);
        try (InputStream in = CaseDocument.class.getResourceAsStream("cases/" + name + ".md")) {
            if (in == null) {
                throw new IllegalArgumentException("no document of cases named " + name);
            }
            document.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return document;
    }

    private void parse(String text) {
        StringBuilder block = null;
        for (String line : text.split("\n", -1)) {
            if (block != null && line.equals(FENCE)) {
                endOfBlock(block.toString());
                block = null;
            } else if (block != null) {
                block.append(line).append('\n');
            } else if (line.startsWith(FENCE)) {
                info = line.substring(FENCE.length());
                block = new StringBuilder();
            } else if (line.startsWith("## ")) {
                title = line.substring(3);
                why.setLength(0);
                input = null;
            } else if (title != null && !line.isBlank()) {
                why.append(why.length() == 0 ? "" : " ").append(line);
            }
        }
    }

    private String inputInfo;

    private void endOfBlock(String block) {
        if (!info.equals("events")) {
            inputInfo = info;
            input = block;
            return;
        }
        List<String> events = block.strip().lines().toList();
        if (input == null) {
            overrides.put(title, events);
            reasons.put(title, why.toString());
            return;
        }
        String[] words = inputInfo.split(" ");
        ParserCase.Kind kind = ParserCase.Kind.valueOf(words[0].toUpperCase(Locale.ROOT));
        String id = title.startsWith(name + "/") ? title : name + "/" + title;
        cases.add(new ParserCase(id, why.toString(), kind, Escapes.decode(input), limits(words), events));
    }

    private static ParserLimits limits(String[] words) {
        Map<String, Integer> values = new LinkedHashMap<>();
        for (int i = 1; i < words.length; i++) {
            String[] pair = words[i].split("=");
            values.put(pair[0], Integer.parseInt(pair[1]));
        }
        ParserLimits defaults = ParserLimits.defaults();
        ParserLimits limits = new ParserLimits(
                take(values, "maxHeaderSize", defaults.maxHeaderSize()),
                take(values, "maxHeadersCount", defaults.maxHeadersCount()),
                take(values, "maxTrailerSize", defaults.maxTrailerSize()),
                take(values, "maxTrailersCount", defaults.maxTrailersCount()),
                take(values, "maxChunkExtensions", defaults.maxChunkExtensions()),
                take(values, "maxLeadingEmptyLines", defaults.maxLeadingEmptyLines()));
        if (!values.isEmpty()) {
            throw new IllegalArgumentException("no limits of a parser: " + values.keySet());
        }
        return limits;
    }

    private static int take(Map<String, Integer> values, String name, int otherwise) {
        Integer value = values.remove(name);
        return value == null ? otherwise : value;
    }
}
