package io.jackfield.benchmarks.swap;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The class loaders of bundles in a process, each known by the classes that it has defined: what {@link Remains} holds of them. A framework
 * makes the class loader of a bundle when its first class is wanted, which may be long after the start; such a one was not left behind.
 *
 * @param classes names of the classes that each has defined
 */
record Loaders(List<Set<String>> classes) {
    private static final Pattern LOADER = Pattern.compile("[ |]*\\+-- (.*)");
    private static final Pattern CLASS = Pattern.compile("[ |]*+(?:Classes: +)?([^\\s\\[]\\S*)");
    private static final String OF_BUNDLE = ".*(BundleClassLoader|EquinoxClassLoader)$";

    /** Reads what {@code jcmd VM.classloaders show-classes} prints. One that has defined nothing keeps nothing, and is left out. */
    static Loaders parse(List<String> lines) {
        List<Set<String>> all = new ArrayList<>();
        Set<String> current = new HashSet<>();
        for (String line : lines) {
            Matcher loader = LOADER.matcher(line);
            Matcher defined = CLASS.matcher(line);
            if (loader.matches()) {
                current = new HashSet<>();
                if (loader.group(1).matches(OF_BUNDLE)) {
                    all.add(current);
                }
            } else if (defined.matches()) {
                current.add(defined.group(1));
            }
        }
        all.removeIf(Set::isEmpty);
        return new Loaders(all);
    }

    int count() {
        return classes.size();
    }

    /** Without the first class loader of each bundle that had none before; a {@link CandidateBundle} comes to go again, so that its first counts. */
    Loaders beside(Loaders before) {
        List<Set<String>> known = new ArrayList<>(before.classes);
        List<Set<String>> counted = new ArrayList<>();
        for (Set<String> one : classes) {
            if (one.contains(CandidateActivator.class.getName()) || shares(one, known)) {
                counted.add(one);
            } else {
                known.add(one);
            }
        }
        return new Loaders(counted);
    }

    /** Those that are there more than once, for people: one of the classes of each. */
    List<String> repeated() {
        List<String> names = new ArrayList<>();
        for (int i = 1; i < classes.size(); i++) {
            if (shares(classes.get(i), classes.subList(0, i))) {
                names.add(Collections.min(classes.get(i)));
            }
        }
        return names;
    }

    private static boolean shares(Set<String> one, List<Set<String>> others) {
        return others.stream().anyMatch(other -> !Collections.disjoint(one, other));
    }
}
