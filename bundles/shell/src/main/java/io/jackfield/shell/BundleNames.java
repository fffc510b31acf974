package io.jackfield.shell;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** Finds the bundle that a word names: an id, a symbolic name, or the end of one, as {@code parser.strict}. */
final class BundleNames {
    private final BundleContext context;

    BundleNames(BundleContext context) {
        this.context = context;
    }

    /**
     * The bundle that a word names; the one with the highest version when several have the same symbolic name, the one
     * installed last when they have the same version too.
     *
     * @return null if the word names none
     * @throws IllegalArgumentException if it is the end of several names; the message lists them
     */
    Bundle find(String word) {
        if (!word.isEmpty() && word.chars().allMatch(Character::isDigit) && word.length() < 19) {
            return context.getBundle(Long.parseLong(word));
        }
        List<Bundle> named = matching(word);
        List<String> names =
                named.stream().map(Bundle::getSymbolicName).distinct().toList();
        if (names.size() > 1 && !names.contains(word)) {
            throw new IllegalArgumentException(
                    word + " names several bundles: " + names.stream().sorted().collect(Collectors.joining(", ")));
        }
        return named.stream()
                .filter(bundle -> names.size() == 1 || bundle.getSymbolicName().equals(word))
                .max(Comparator.comparing(Bundle::getVersion).thenComparing(Bundle::getBundleId))
                .orElse(null);
    }

    private List<Bundle> matching(String word) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName() != null)
                .filter(bundle -> bundle.getSymbolicName().equals(word)
                        || bundle.getSymbolicName().endsWith("." + word))
                .toList();
    }
}
