package io.jackfield.whiteboard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The mounts by who put them where, so that the place of one that went is kept until its successor is there: another of the same kind and bundle, on
 * the same path, that leaves nothing of it uncovered. Used under the lock of {@link Mounts}.
 */
final class Places {
    private record Place(String kind, String bundle, String path) {
        static Place of(Mount<?> mount) {
            return new Place(mount.kind(), mount.origin().bundle(), mount.path().toString());
        }
    }

    private final Map<Place, Set<Mount<?>>> mounts = new HashMap<>();
    /** By bundle, whose return decides for how long. */
    private final Map<String, List<Mount<?>>> kept = new HashMap<>();

    /**
     * A mount came.
     *
     * @return those whose successor it is
     */
    List<Mount<?>> add(Mount<?> mount) {
        Set<Mount<?>> here = mounts.computeIfAbsent(Place.of(mount), place -> new LinkedHashSet<>());
        List<Mount<?>> succeeded = new ArrayList<>();
        here.stream().filter(other -> other.gone() && mount.covers(other)).forEach(succeeded::add);
        here.add(mount);
        return succeeded;
    }

    /**
     * A mount went.
     *
     * @return whether its place is kept, since there is no successor
     */
    boolean left(Mount<?> mount) {
        boolean succeeded = mounts.getOrDefault(Place.of(mount), Set.of()).stream()
                .anyMatch(other -> !other.gone() && other.covers(mount));
        return !succeeded
                && kept.computeIfAbsent(mount.origin().bundle(), bundle -> new ArrayList<>())
                        .add(mount);
    }

    /** A mount, or what is left of it, is taken out. */
    void remove(Mount<?> mount) {
        mounts.computeIfPresent(Place.of(mount), (place, here) -> {
            here.remove(mount);
            return here.isEmpty() ? null : here;
        });
    }

    /** Those whose places need not be kept any longer. */
    List<Mount<?>> over() {
        List<Mount<?>> over = new ArrayList<>();
        kept.values().removeIf(ofBundle -> {
            boolean expected = ofBundle.get(ofBundle.size() - 1).keptFor() > 0;
            return !expected && over.addAll(ofBundle);
        });
        return over;
    }
}
