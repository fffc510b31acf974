package io.jackfield.parser.core;

import io.jackfield.spi.parser.HeadBlock;

/**
 * Joins folded field values when their section is complete, as RFC 9112 section 5.2 tells a server that takes them: each fold
 * becomes spaces before anybody sees the value. {@link FieldSection} read over the folds.
 */
final class Folding {
    private Folding() {}

    /** Makes spaces of all line ends within values, and of the white space beside them; takes them off the ends. */
    static void unfold(HeadBlock block) {
        for (int field = 0; field < block.fieldCount(); field++) {
            unfold(block, field);
        }
    }

    private static void unfold(HeadBlock block, int field) {
        byte[] a = block.bytes();
        int from = block.valueFrom(field);
        int to = block.valueTo(field);
        boolean folded = false;
        for (int at = from; at < to; at++) {
            if (a[at] == Octets.CR || a[at] == Octets.LF) {
                blank(a, from, at, to);
                folded = true;
            }
        }
        if (!folded) {
            return;
        }
        while (from < to && Octets.isBlank(a[from])) {
            from++;
        }
        while (to > from && Octets.isBlank(a[to - 1])) {
            to--;
        }
        block.replaceValue(field, from, to);
    }

    private static void blank(byte[] a, int from, int at, int to) {
        for (int before = at - 1; before >= from && a[before] == Octets.HTAB; before--) {
            a[before] = Octets.SP;
        }
        a[at] = Octets.SP;
        for (int after = at + 1; after < to && a[after] == Octets.HTAB; after++) {
            a[after] = Octets.SP;
        }
    }
}
