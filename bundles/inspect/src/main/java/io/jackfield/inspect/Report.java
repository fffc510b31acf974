package io.jackfield.inspect;

import java.util.List;

/**
 * What is shown to the person who asked.
 *
 * @param lines the text, a line each
 * @param clean whether nothing was refused and no two parsers differ
 */
record Report(List<String> lines, boolean clean) {

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
