package io.jackfield.whiteboard;

import io.jackfield.api.whiteboard.PathTemplate;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
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

    /** One way through the mounts of a path, the most specific first. */
    private abstract static class Visit {
        final String path;
        final String server;

        Visit(String path, String server) {
            this.path = path;
            this.server = server;
        }

        /** What is mounted at one template of the path; true ends the way. */
        abstract boolean at(Mount<?>[] mounts);
    }

    private boolean visit(Visit visit) {
        Mount<?>[] named = exact.get(visit.path);
        return named != null && visit.at(named) || visit.path.startsWith("/") && visit(root, visit, 1);
    }

    private static boolean visit(Node node, Visit visit, int from) {
        boolean ended = from > visit.path.length() ? visit.at(node.here) : descend(node, visit, from);
        return ended || visit.at(node.below);
    }

    private static boolean descend(Node node, Visit visit, int from) {
        if (node.variable == null && node.children.isEmpty()) {
            return false;
        }
        String path = visit.path;
        int slash = path.indexOf('/', from);
        int to = slash < 0 ? path.length() : slash;
        Node literal = node.children.get(path.substring(from, to));
        Node variable = to > from ? node.variable : null;
        return literal != null && visit(literal, visit, to + 1) || variable != null && visit(variable, visit, to + 1);
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
        Search search = new Search(path, method, server);
        visit(search);
        return (Mount<S>) search.found;
    }

    /** Ends at the first template where something serves: with the best there, else the place of one that went a moment ago. */
    private static final class Search extends Visit {
        private final String method;
        private Mount<?> found;

        Search(String path, String method, String server) {
            super(path, server);
            this.method = method;
        }

        @Override
        boolean at(Mount<?>[] mounts) {
            for (Mount<?> mount : mounts) {
                if (mount.serves(method, server)) {
                    if (!mount.gone()) {
                        found = mount;
                        return true;
                    }
                    if (mount.keptFor() > 0) {
                        found = mount;
                    }
                }
            }
            return found != null;
        }
    }

    /** The methods that are served at a path, by any handler there: for {@code Allow}. */
    Set<String> methods(String path, String server) {
        Set<String> methods = new TreeSet<>();
        visit(new Visit(path, server) {
            @Override
            boolean at(Mount<?>[] mounts) {
                for (Mount<?> mount : mounts) {
                    if (!mount.gone() && mount.isFor(server)) {
                        methods.addAll(mount.methods());
                    }
                }
                return false;
            }
        });
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return methods;
    }
}
