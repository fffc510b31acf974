package example.grammar;

import java.nio.charset.StandardCharsets;

/** Bytes as characters, without a copy: what a regular expression reads. */
record Latin1(byte[] bytes, int length) implements CharSequence {

    @Override
    public char charAt(int index) {
        return (char) (bytes[index] & 0xff);
    }

    @Override
    public CharSequence subSequence(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        return subSequence(0, length).toString();
    }
}
