package example.grammar;

import io.jackfield.spi.parser.ProtocolException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of a head that ends with a byte of its own, so that a match is final.
 *
 * @param pattern what it looks like
 * @param fault the code for a byte that is wrong
 * @param expected for people: what was expected, with its section
 */
record Piece(Pattern pattern, Fault fault, String expected) {

    /** Chooses the code for the byte at {@code at} of a piece that begins at {@code from}. */
    interface Fault {
        String code(byte[] bytes, int from, int at);
    }

    static Piece of(String regex, String code, String expected) {
        return of(regex, (bytes, from, at) -> code, expected);
    }

    static Piece of(String regex, Fault fault, String expected) {
        return new Piece(Pattern.compile(regex), fault, expected);
    }

    /** The index behind the piece, or -1 if the bytes end before it; throws at the first byte that it can not have. */
    int end(byte[] bytes, int from, int to) throws ProtocolException {
        Matcher matcher = matcher(bytes, to);
        if (matcher.region(from, to).lookingAt()) {
            return matcher.end();
        }
        if (matcher.hitEnd()) {
            return -1;
        }
        int at = firstWrong(matcher, from, to);
        throw new ProtocolException(fault.code(bytes, from, at), 400, at, "expected " + expected);
    }

    /** A named group of a piece that was found, null if it has none. */
    String group(byte[] bytes, int from, int to, String name) {
        Matcher matcher = matcher(bytes, to).region(from, to);
        return matcher.lookingAt() ? matcher.group(name) : null;
    }

    private Matcher matcher(byte[] bytes, int to) {
        return pattern.matcher(new Latin1(bytes, to));
    }

    /** The pieces up to {@code good} can become a match, those up to {@code bad} can not. */
    private static int firstWrong(Matcher matcher, int from, int to) {
        int good = from;
        int bad = to;
        while (bad - good > 1) {
            int middle = (good + bad) >>> 1;
            if (!matcher.region(from, middle).lookingAt() && !matcher.hitEnd()) {
                bad = middle;
            } else {
                good = middle;
            }
        }
        return bad - 1;
    }
}
