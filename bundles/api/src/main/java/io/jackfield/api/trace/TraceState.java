package io.jackfield.api.trace;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads {@code tracestate}: W3C Trace Context section 3.3. */
final class TraceState {
    private static final int MOST_MEMBERS = 32;
    private static final int MOST_KEY = 256;
    private static final int MOST_TENANT = 241;
    private static final int MOST_SYSTEM = 14;
    private static final int MOST_VALUE = 256;

    private TraceState() {}

    /** The members of all lines, or an empty text if there are none or one of them is wrong: then nothing of it may be passed on. */
    static String read(List<String> lines) {
        List<String> members = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (String line : lines) {
            for (String part : line.split(",", -1)) {
                String member = trim(part);
                if (member.isEmpty()) {
                    continue;
                }
                int equals = member.indexOf('=');
                if (equals < 0 || !isKey(member.substring(0, equals)) || !isValue(member.substring(equals + 1))) {
                    return "";
                }
                if (!keys.add(member.substring(0, equals)) || keys.size() > MOST_MEMBERS) {
                    return "";
                }
                members.add(member);
            }
        }
        return String.join(",", members);
    }

    /** Without the white space around it, which is tab and space only. */
    private static String trim(String part) {
        int from = 0;
        int to = part.length();
        while (from < to && isSpace(part.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(part.charAt(to - 1))) {
            to--;
        }
        return part.substring(from, to);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isKey(String key) {
        int at = key.indexOf('@');
        if (at < 0) {
            return key.length() <= MOST_KEY && isName(key) && isLetter(key.charAt(0));
        }
        String tenant = key.substring(0, at);
        String system = key.substring(at + 1);
        return tenant.length() <= MOST_TENANT
                && isName(tenant)
                && system.length() <= MOST_SYSTEM
                && isName(system)
                && isLetter(system.charAt(0));
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && (isLetter(name.charAt(0)) || isDigit(name.charAt(0)))
                && name.chars().allMatch(c -> isLetter(c) || isDigit(c) || "_-*/".indexOf(c) >= 0);
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isValue(String value) {
        return !value.isEmpty()
                && value.length() <= MOST_VALUE
                && value.chars().allMatch(c -> c >= ' ' && c <= '~' && c != ',' && c != '=');
    }
}
