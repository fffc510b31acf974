package io.jackfield.whiteboard;

import io.jackfield.api.whiteboard.MountDTO;
import io.jackfield.api.whiteboard.PathTemplate;
import io.jackfield.api.whiteboard.WhiteboardConstants;
import io.jackfield.platform.dispatch.ServiceStrings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The properties of a service, read: where it wants to be mounted. */
final class Registration {
    private static final int LEAST_STATUS = 400;
    private static final int MOST_STATUS = 599;

    private final String kind;
    private final Map<String, Object> properties;
    private final Mount.Origin origin;
    private final List<Refused> refused = new ArrayList<>();

    /**
     * Reads what all kinds have in common.
     *
     * @param kind one of {@link MountDTO}'s
     * @param bundle symbolic name of its bundle
     */
    Registration(String kind, Map<String, Object> properties, String bundle) {
        this.kind = kind;
        this.properties = properties;
        long id = properties.get("service.id") instanceof Long number ? number : 0;
        int ranking = properties.get("service.ranking") instanceof Integer number ? number : 0;
        Mount.Origin nowhere = new Mount.Origin(id, ranking, bundle, List.of());
        this.origin = new Mount.Origin(id, ranking, bundle, strings(WhiteboardConstants.SERVER, nowhere));
    }

    Mount.Origin origin() {
        return origin;
    }

    /** What could not be meant so far; empty if all is well. */
    List<Refused> refused() {
        return refused;
    }

    void refuse(String path, String problem, String message) {
        refuse(origin, path, problem, message);
    }

    private void refuse(Mount.Origin from, String path, String problem, String message) {
        refused.add(new Refused(kind, from, path, problem, message));
    }

    private List<String> strings(String property, Mount.Origin from) {
        try {
            return ServiceStrings.of(properties.get(property));
        } catch (IllegalArgumentException e) {
            refuse(from, "", MountDTO.BAD_PROPERTY, property + ": " + e.getMessage());
            return List.of();
        }
    }

    /** Whether a property is there. */
    boolean names(String property) {
        return properties.get(property) != null;
    }

    /** The paths that a property names and that can be read. */
    List<PathTemplate> paths(String property) {
        List<String> texts = strings(property, origin);
        if (texts.isEmpty() && refused.isEmpty()) {
            refuse("", MountDTO.NO_PATH, "set the service property " + property + ", for example to /hello");
        }
        return texts.stream()
                .distinct()
                .map(this::path)
                .filter(Objects::nonNull)
                .toList();
    }

    private PathTemplate path(String text) {
        try {
            return PathTemplate.of(text);
        } catch (IllegalArgumentException e) {
            refuse(text, MountDTO.BAD_PATH, e.getMessage());
            return null;
        }
    }

    /** The methods it serves; empty for all. */
    List<String> methods() {
        List<String> methods = strings(WhiteboardConstants.HANDLER_METHOD, origin);
        for (String method : methods) {
            if (method.isBlank()
                    || !method.equals(method.toUpperCase(Locale.ROOT).strip())) {
                refuse(
                        "",
                        MountDTO.BAD_PROPERTY,
                        WhiteboardConstants.HANDLER_METHOD + ": \"" + method + "\" is no method: write it in capitals");
            }
        }
        return methods;
    }

    /** The statuses that an error handler answers, as text; empty for all. */
    List<String> statuses() {
        List<String> statuses = strings(WhiteboardConstants.ERROR_STATUS, origin);
        for (String status : statuses) {
            if (!isStatus(status)) {
                refuse(
                        "",
                        MountDTO.BAD_PROPERTY,
                        WhiteboardConstants.ERROR_STATUS + ": \"" + status + "\" is no status from " + LEAST_STATUS
                                + " to " + MOST_STATUS);
            }
        }
        return statuses;
    }

    private static boolean isStatus(String text) {
        if (text.length() != 3 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        int status = Integer.parseInt(text);
        return status >= LEAST_STATUS && status <= MOST_STATUS;
    }
}
