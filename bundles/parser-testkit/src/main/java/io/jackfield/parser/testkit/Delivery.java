package io.jackfield.parser.testkit;

import java.util.Arrays;

/**
 * The bytes of a case as they arrive: a {@link MessageReader} takes its windows from here. What has not arrived yet is filled with
 * junk, and so is an array that is no longer the window, so that a parser that reads too far or keeps an array is found out.
 */
final class Delivery {
    private static final byte JUNK = 1;
    private static final int MARGIN = 3;

    private final byte[] input;
    private final int length;
    private final boolean moving;
    private int arrived;
    private byte[] window;
    private int base;
    private int start;
    private int shown;
    private boolean stale;

    /**
     * @param length how many of the bytes will arrive
     * @param moving whether each piece moves the window to another array
     */
    Delivery(byte[] input, int length, boolean moving) {
        this.input = input;
        this.length = length;
        this.moving = moving;
        if (!moving) {
            window = junk(MARGIN + length + MARGIN);
            base = MARGIN;
        }
    }

    private static byte[] junk(int size) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, JUNK);
        return bytes;
    }

    int length() {
        return length;
    }

    int arrived() {
        return arrived;
    }

    void arrive(int end) {
        if (moving) {
            stale = true;
        } else {
            System.arraycopy(input, arrived, window, arrived + base, end - arrived);
        }
        arrived = end;
    }

    /** Sees to it that the window holds what has arrived from this byte on. Returns whether it is another array now. */
    boolean show(int from) {
        if (!stale) {
            return false;
        }
        if (window != null) {
            Arrays.fill(window, JUNK);
        }
        int margin = MARGIN + arrived % 5;
        window = junk(margin + (arrived - from) + MARGIN);
        base = margin - from;
        start = from;
        shown = arrived - from;
        System.arraycopy(input, from, window, margin, arrived - from);
        stale = false;
        return true;
    }

    /** Whether the window still holds what arrived; a fold that became spaces is what a leniency may leave. */
    boolean isIntact() {
        int end = stale ? start + shown : arrived;
        for (int i = start; i < end; i++) {
            byte now = window[inWindow(i)];
            boolean unfolded = now == ' ' && (input[i] == '\r' || input[i] == '\n' || input[i] == '\t');
            if (now != input[i] && !unfolded) {
                return false;
            }
        }
        return true;
    }

    byte[] window() {
        return window;
    }

    /** The index in the window of a byte of the input. */
    int inWindow(int index) {
        return index + base;
    }

    /** The index in the input of a byte of the window. */
    int inInput(int index) {
        return index - base;
    }
}
