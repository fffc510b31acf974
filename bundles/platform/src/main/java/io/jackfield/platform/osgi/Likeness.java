package io.jackfield.platform.osgi;

import java.util.Collection;
import java.util.Locale;

/** Which of some words was meant by one with a slip of the pen: letters left out, put in, exchanged or in the wrong case. */
final class Likeness {
    private static final int LEAST = 2;
    /** Of how many letters one may be wrong. */
    private static final int LETTERS = 4;

    private Likeness() {}

    /** The word that is most like the text, the first of several; empty if none is. */
    static String nearest(String text, Collection<String> words) {
        String nearest = "";
        int best = Math.max(LEAST, text.length() / LETTERS) + 1;
        for (String word : words) {
            int distance = distance(text.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT));
            if (distance < best) {
                best = distance;
                nearest = word;
            }
        }
        return nearest;
    }

    /** How many letters must be put in, taken out, exchanged, or swapped with their neighbour to make one of the other. */
    static int distance(String one, String other) {
        int[] beforeLast = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[other.length() + 1];
            now[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int exchanged = last[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(exchanged, 1 + Math.min(last[j], now[j - 1]));
                boolean swapped = i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1);
                now[j] = swapped ? Math.min(now[j], beforeLast[j - 2] + 1) : now[j];
            }
            beforeLast = last;
            last = now;
        }
        return last[other.length()];
    }
}
