package io.jackfield.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A benchmark's result as Markdown. It begins with date, commit, machine and command; the benchmark adds facts, {@link Table}s and
 * paragraphs; {@link #publish} prints all of it.
 */
public final class Report {
    private final String name;
    private final StringBuilder text = new StringBuilder();

    /** A report of this benchmark, as it was called. */
    public Report(String name, Arguments arguments) {
        this.name = name;
        text.append("# ").append(name).append("\n\n");
        fact("date", Instant.now().truncatedTo(ChronoUnit.MINUTES).toString());
        fact("commit", Machine.commit());
        fact("machine", Machine.processor() + "; " + Machine.kernel());
        fact("Java", Machine.java());
        fact("command", ("`./jackfield bench " + name + " " + arguments).strip() + "`");
    }

    /** Adds a line to the list of facts: a version, a flag, a number of rounds. */
    public Report fact(String what, String value) {
        text.append("- ").append(what).append(": ").append(value).append('\n');
        return this;
    }

    /** Begins a section. */
    public Report section(String title) {
        text.append("\n## ").append(title).append('\n');
        return this;
    }

    /** Adds a table. */
    public Report table(Table table) {
        text.append('\n').append(table);
        return this;
    }

    /** Adds a paragraph. */
    public Report paragraph(String sentences) {
        text.append('\n').append(sentences).append('\n');
        return this;
    }

    /** Prints the report on standard output and writes it to {@code benchmarks/NAME/target/NAME.md}. */
    public void publish() throws IOException {
        Path file = Machine.root().resolve("benchmarks").resolve(name).resolve("target/" + name + ".md");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        System.out.print(text);
        System.out.flush();
        Progress.say("written to %s", file);
    }
}
