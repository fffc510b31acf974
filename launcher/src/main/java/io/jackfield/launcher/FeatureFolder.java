package io.jackfield.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folder of feature files, and the way from some names to everything they include: a {@link Selection}. */
public final class FeatureFolder {
    private final Path folder;

    /** @param folder holds {@code NAME.json} */
    public FeatureFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * What the named features and all they include come to, what is included first; each bundle once, at the lowest start level that one of
     * them says.
     *
     * @param names of features
     * @param without features that are left out wherever they are included
     * @throws LaunchException if a feature is unknown or its file is wrong
     */
    public Selection select(Collection<String> names, Set<String> without) throws LaunchException {
        Map<String, Feature> chosen = new LinkedHashMap<>();
        for (String name : names) {
            add(name, without, chosen, new LinkedHashSet<>());
        }
        Map<String, BundleRef> bundles = new LinkedHashMap<>();
        Map<String, Map<String, Object>> configurations = new LinkedHashMap<>();
        Set<String> awaited = new LinkedHashSet<>();
        Set<String> lines = new LinkedHashSet<>();
        for (Feature feature : chosen.values()) {
            awaited.addAll(feature.awaits());
            lines.addAll(feature.lines());
            feature.bundles().forEach(bundle -> bundles.merge(bundle.id(), bundle, BundleRef::earlier));
            Selection.lay(configurations, feature.configurations());
        }
        if (lines.size() > 1) {
            throw new LaunchException("more than one part reads standard input: " + String.join(", ", lines));
        }
        return new Selection(List.copyOf(bundles.values()), configurations, awaited, lines);
    }

    private void add(String name, Set<String> without, Map<String, Feature> chosen, Set<String> path)
            throws LaunchException {
        if (without.contains(name) || chosen.containsKey(name)) {
            return;
        }
        if (!path.add(name)) {
            throw new LaunchException("feature " + name + " includes itself: " + String.join(" > ", path));
        }
        Feature feature = feature(name);
        for (String included : feature.includes()) {
            add(included, without, chosen, path);
        }
        path.remove(name);
        chosen.put(name, feature);
    }

    /**
     * One feature, without what it includes.
     *
     * @throws LaunchException if it is unknown or its file is wrong
     */
    public Feature feature(String name) throws LaunchException {
        Path file = folder.resolve(name + ".json");
        if (!Files.isRegularFile(file)) {
            throw new LaunchException("unknown feature " + name + ", there are: " + String.join(", ", names()));
        }
        try {
            return Feature.read(name, Files.readString(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new LaunchException("feature " + name + ": " + e.getMessage(), e);
        }
    }

    /** Every feature there is, sorted. */
    public List<String> names() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".json"))
                    .map(file -> file.substring(0, file.length() - ".json".length()))
                    .sorted()
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
