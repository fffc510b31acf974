package io.jackfield.parser.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Bytes written as text: {@code \r \n \t \\ \xHH} stand for bytes, <code>{{text*9}}</code> for repetition, line breaks for
 * nothing.
 */
final class Escapes {
    private final String text;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int at;

    private Escapes(String text) {
        this.text = text;
    }

    /** The bytes that a text stands for. */
    static byte[] decode(String text) {
        Escapes escapes = new Escapes(text);
        while (escapes.at < text.length()) {
            escapes.next();
        }
        return escapes.out.toByteArray();
    }

    private void next() {
        if (text.startsWith("{{", at)) {
            repeat();
        } else if (text.charAt(at) == '\\') {
            out.write(escape());
        } else if (text.charAt(at) == '\n') {
            at++;
        } else {
            out.write(text.charAt(at++));
        }
    }

    private void repeat() {
        int end = text.indexOf("}}", at);
        int star = text.lastIndexOf('*', end);
        byte[] piece = decode(text.substring(at + 2, star));
        for (int n = Integer.parseInt(text.substring(star + 1, end)); n > 0; n--) {
            out.writeBytes(piece);
        }
        at = end + 2;
    }

    private int escape() {
        char kind = text.charAt(at + 1);
        at += 2;
        switch (kind) {
            case 'r':
                return '\r';
            case 'n':
                return '\n';
            case 't':
                return '\t';
            case '\\':
                return '\\';
            case 'x':
                at += 2;
                return Integer.parseInt(text.substring(at - 2, at), 16);
            default:
                throw new IllegalArgumentException("unknown escape \\" + kind + " in a case");
        }
    }

    /** Text of bytes as a case writes it. */
    static String encode(String latin1) {
        StringBuilder text = new StringBuilder();
        for (byte b : latin1.getBytes(StandardCharsets.ISO_8859_1)) {
            switch (b) {
                case '\r' -> text.append("\\r");
                case '\n' -> text.append("\\n");
                case '\t' -> text.append("\\t");
                case '\\' -> text.append("\\\\");
                default -> text.append(b >= ' ' && b < 0x7f ? "" + (char) b : String.format("\\x%02x", b & 0xff));
            }
        }
        return text.toString();
    }
}
