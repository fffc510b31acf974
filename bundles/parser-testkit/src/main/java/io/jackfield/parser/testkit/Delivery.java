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
    private final boolean moving;
    private int arrived;
    private byte[] window;
    private int base;

    /**
     * @param moving whether each piece moves the window to another array
     */
    Delivery(byte[] input, boolean moving) {
        this.input = input;
        this.moving = moving;
    }

    int length() {
        return input.length;
    }

    int arrived() {
        return arrived;
    }

    void arrive(int end) {
        arrived = end;
    }

    /** A new window on what has arrived since {@code from}, and room for more unless windows move; the old one becomes junk. */
    void open(int from) {
        open(from, moving ? arrived : input.length);
    }

    /** A new window on what has arrived since {@code from}, and nothing more. */
    void openOnce(int from) {
        open(from, arrived);
    }

    private void open(int from, int end) {
        retire();
        int margin = moving ? MARGIN + arrived % 5 : MARGIN;
        window = new byte[margin + (end - from) + MARGIN];
        Arrays.fill(window, JUNK);
        base = margin - from;
        System.arraycopy(input, from, window, margin, arrived - from);
    }

    /** Lets newly arrived bytes into the window, by moving it if that is how they are delivered. Returns whether it moved. */
    boolean extend(int from) {
        if (moving) {
            open(from);
        } else {
            System.arraycopy(input, from, window, from + base, arrived - from);
        }
        return moving;
    }

    private void retire() {
        if (moving && window != null) {
            Arrays.fill(window, JUNK);
        }
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
