package io.jackfield.whiteboard;

import io.jackfield.api.whiteboard.PathTemplate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Finds the handler of a path in a time that depends on the path and not on the number of handlers. The most specific path wins: the very
 * path, then segment by segment a literal before a variable, then the longest prefix. One that does not serve the method or the server is
 * passed over. Any thread reads; changes are one at a time, by {@link Mounts}.
 *
 * @param <S> type of the handlers
 */
final class Routes<S> {
    private static final Mount<?>[] NONE = {};

    /** Paths that are only compared. */
    private final Map<String, Mount<?>[]> exact = new ConcurrentHashMap<>();

    private final Node root = new Node();

    /** A segment of paths with a variable or a star. */
    private static final class Node {
        final Map<String, Node> children = new ConcurrentHashMap<>();
        volatile Node variable;
        volatile Mount<?>[] here = NONE;
        volatile Mount<?>[] below = NONE;
    }

    // ---- changes

    void add(Mount<S> mount) {
        change(mount.path(), mounts -> with(mounts, mount));
    }

    void remove(Mount<?> mount) {
        change(mount.path(), mounts -> without(mounts, mount));
    }

    private void change(PathTemplate path, UnaryOperator<Mount<?>[]> change) {
        if (!path.prefix() && !path.hasVariables()) {
            exact.compute(path.toString(), (key, mounts) -> {
                Mount<?>[] changed = change.apply(mounts == null ? NONE : mounts);
                return changed.length == 0 ? null : changed;
            });
            return;
        }
        change(root, path, 0, change);
    }

    /** Changes below a node; nodes that lead nowhere any more go. */
    private static void change(Node node, PathTemplate path, int depth, UnaryOperator<Mount<?>[]> change) {
        if (depth == path.segments().size()) {
            if (path.prefix()) {
                node.below = change.apply(node.below);
            } else {
                node.here = change.apply(node.here);
            }
            return;
        }
        String segment = path.segments().get(depth);
        boolean variable = PathTemplate.isVariable(segment);
        Node next = variable ? node.variable : node.children.get(segment);
        Node child = next == null ? new Node() : next;
        change(child, path, depth + 1, change);
        boolean empty =
                child.here.length == 0 && child.below.length == 0 && child.variable == null && child.children.isEmpty();
        if (variable) {
            node.variable = empty ? null : child;
        } else if (empty) {
            node.children.remove(segment);
        } else {
            node.children.put(segment, child);
        }
    }

    private static Mount<?>[] with(Mount<?>[] mounts, Mount<?> mount) {
        Mount<?>[] more = Arrays.copyOf(mounts, mounts.length + 1);
        more[mounts.length] = mount;
        Arrays.sort(more, Mount.BEST_FIRST);
        return more;
    }

    private static Mount<?>[] without(Mount<?>[] mounts, Mount<?> mount) {
        return Arrays.stream(mounts).filter(m -> m != mount).toArray(Mount<?>[]::new);
    }

    // ---- look-ups

    /** What is asked. */
    private record Question(String path, String method, String server) {
        /** The best that serves it, else the place of one that went a moment ago, else null. */
        Mount<?> pick(Mount<?>[] mounts) {
            Mount<?> place = null;
            for (Mount<?> mount : mounts) {
                if (mount.serves(method, server)) {
                    if (!mount.gone()) {
                        return mount;
                    }
                    if (mount.keptFor() > 0) {
                        place = mount;
                    }
                }
            }
            return place;
        }
    }

    /**
     * The handler of a request, or its kept place.
     *
     * @param path as {@link PathTemplate#pathOf} gives it
     * @param method the request's, or what else its mounts are told apart by
     * @return null if there is none
     */
    @SuppressWarnings("unchecked") // only its own are added
    Mount<S> find(String path, String method, String server) {
        Question question = new Question(path, method, server);
        Mount<?>[] named = exact.get(path);
        Mount<?> found = named == null ? null : question.pick(named);
        if (found == null && path.startsWith("/")) {
            found = search(root, question, 1);
        }
        return (Mount<S>) found;
    }

    private static Mount<?> search(Node node, Question question, int from) {
        String path = question.path;
        Mount<?> found;
        if (from > path.length()) {
            found = question.pick(node.here);
        } else {
            found = descend(node, question, from);
        }
        return found == null ? question.pick(node.below) : found;
    }

    private static Mount<?> descend(Node node, Question question, int from) {
        if (node.variable == null && node.children.isEmpty()) {
            return null;
        }
        String path = question.path;
        int slash = path.indexOf('/', from);
        int to = slash < 0 ? path.length() : slash;
        Node literal = node.children.get(path.substring(from, to));
        Mount<?> found = literal == null ? null : search(literal, question, to + 1);
        Node variable = node.variable;
        if (found == null && variable != null && to > from) {
            found = search(variable, question, to + 1);
        }
        return found;
    }

    /** The methods that are served at a path, by any handler there: for {@code Allow}. */
    Set<String> methods(String path, String server) {
        Set<String> methods = new TreeSet<>();
        Consumer<Mount<?>[]> collect = mounts -> Arrays.stream(mounts)
                .filter(mount -> !mount.gone() && mount.isFor(server))
                .forEach(mount -> methods.addAll(mount.methods()));
        collect.accept(exact.getOrDefault(path, NONE));
        if (path.startsWith("/")) {
            List<String> segments = new ArrayList<>(List.of(path.substring(1).split("/", -1)));
            collect(root, segments, 0, collect);
        }
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return methods;
    }

    private static void collect(Node node, List<String> segments, int depth, Consumer<Mount<?>[]> collect) {
        collect.accept(node.below);
        if (depth == segments.size()) {
            collect.accept(node.here);
            return;
        }
        Node literal = node.children.get(segments.get(depth));
        if (literal != null) {
            collect(literal, segments, depth + 1, collect);
        }
        if (node.variable != null && !segments.get(depth).isEmpty()) {
            collect(node.variable, segments, depth + 1, collect);
        }
    }
}
