package io.jackfield.message.http1;

import io.jackfield.spi.engine.Fields;
import io.jackfield.spi.engine.OutgoingHead;

/** What the application's own fields say about framing and persistence, for {@link HeadWriter}. Used again for each head. */
final class FieldScan {
    boolean connection;
    boolean close;
    boolean encoding;
    boolean chunked;
    boolean lengthGiven;
    boolean date;
    boolean trailer;
    boolean upgrade;
    /** The length given, or {@link OutgoingHead#UNKNOWN_LENGTH} if none or no number. */
    long length;

    void read(Fields fields) {
        connection = false;
        close = false;
        encoding = false;
        chunked = false;
        lengthGiven = false;
        date = false;
        trailer = false;
        upgrade = false;
        length = OutgoingHead.UNKNOWN_LENGTH;
        for (int i = 0; i < fields.size(); i++) {
            field(fields.name(i), fields, i);
        }
    }

    private void field(String name, Fields fields, int i) {
        switch (name.length()) {
            case 4:
                date |= name.equalsIgnoreCase("date");
                break;
            case 7:
                trailer |= name.equalsIgnoreCase("trailer");
                upgrade |= name.equalsIgnoreCase("upgrade");
                break;
            case 10:
                if (name.equalsIgnoreCase("connection")) {
                    connection = true;
                    close |= hasWord(fields.value(i), "close");
                }
                break;
            case 14:
                if (name.equalsIgnoreCase("content-length")) {
                    lengthGiven = true;
                    length = number(fields.value(i));
                }
                break;
            case 17:
                if (name.equalsIgnoreCase("transfer-encoding")) {
                    encoding = true;
                    chunked |= hasWord(fields.value(i), "chunked");
                }
                break;
            default:
                break;
        }
    }

    /**
     * Whether a field must be left out: a {@code Content-Length} beside chunks (RFC 9112 section 6.2), or a {@code Connection:
     * keep-alive} on a connection that ends (RFC 9112 section 9.6).
     */
    boolean contradicts(String name, String value, boolean mustClose) {
        if (lengthGiven && chunked && name.length() == 14) {
            return name.equalsIgnoreCase("content-length");
        }
        return mustClose
                && connection
                && name.length() == 10
                && value.equalsIgnoreCase("keep-alive")
                && name.equalsIgnoreCase("connection");
    }

    /** Node's {@code /(?:^|\W)word(?:$|\W)/i}. */
    static boolean hasWord(String text, String word) {
        int length = word.length();
        for (int at = 0; at + length <= text.length(); at++) {
            if (text.regionMatches(true, at, word, 0, length)
                    && (at == 0 || !isWordChar(text.charAt(at - 1)))
                    && (at + length == text.length() || !isWordChar(text.charAt(at + length)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWordChar(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }

    private static long number(String text) {
        if (text.isEmpty() || text.length() > HeadText.MAX_DIGITS - 1) {
            return OutgoingHead.UNKNOWN_LENGTH;
        }
        long number = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return OutgoingHead.UNKNOWN_LENGTH;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
