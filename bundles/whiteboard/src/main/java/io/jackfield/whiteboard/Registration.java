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
import java.util.function.Function;

/** The properties of a service, read: where it wants to be mounted. */
final class Registration {
    private static final PathTemplate EVERYWHERE = PathTemplate.of("/*");
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
     * @param bundle symbolic name of the bundle that registered it
     */
    Registration(String kind, Map<String, Object> properties, String bundle) {
        this.kind = kind;
        this.properties = properties;
        long id = properties.get("service.id") instanceof Long number ? number : 0;
        int ranking = properties.get("service.ranking") instanceof Integer number ? number : 0;
        String owner = properties.get(WhiteboardConstants.FOR_BUNDLE) instanceof String other ? other : bundle;
        Mount.Origin nowhere = new Mount.Origin(id, ranking, owner, bundle, List.of());
        this.origin = new Mount.Origin(id, ranking, owner, bundle, strings(WhiteboardConstants.SERVER, nowhere));
    }

    String kind() {
        return kind;
    }

    /** The configuration whose values the properties are, as DS hands it on; empty for none. */
    String pid() {
        Object pid = properties.get("service.pid");
        return pid instanceof String text ? text : "";
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

    /** Where it wants to be mounted; a handler that does not say is for everything. */
    List<PathTemplate> mountPaths() {
        return switch (kind) {
            case MountDTO.ERROR -> List.of(EVERYWHERE);
            case MountDTO.FILTER -> paths(WhiteboardConstants.FILTER_PATH, PathTemplate::of);
            case MountDTO.CONNECT ->
                properties.get(WhiteboardConstants.HANDLER_AUTHORITY) == null
                        ? List.of(Authority.EVERY)
                        : paths(WhiteboardConstants.HANDLER_AUTHORITY, Authority::template);
            default ->
                properties.get(WhiteboardConstants.HANDLER_PATH) == null
                        ? List.of(EVERYWHERE)
                        : paths(WhiteboardConstants.HANDLER_PATH, PathTemplate::of);
        };
    }

    /** What tells mounts of one path apart; empty for all. */
    List<String> mountMethods() {
        return switch (kind) {
            case MountDTO.HANDLER -> methods();
            case MountDTO.UPGRADE -> protocols();
            case MountDTO.ERROR -> statuses();
            default -> List.of();
        };
    }

    /** The paths that a property names and that can be read. */
    private List<PathTemplate> paths(String property, Function<String, PathTemplate> reader) {
        List<String> texts = strings(property, origin);
        if (texts.isEmpty() && refused.isEmpty()) {
            refuse("", MountDTO.NO_PATH, "set the service property " + property + ", for example to /hello");
        }
        return texts.stream()
                .distinct()
                .map(text -> read(text, reader))
                .filter(Objects::nonNull)
                .toList();
    }

    private PathTemplate read(String text, Function<String, PathTemplate> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            refuse(text, MountDTO.BAD_PATH, e.getMessage());
            return null;
        }
    }

    /** The methods it serves; empty for all. */
    private List<String> methods() {
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

    /** The protocols that it speaks after an upgrade, in the form in which they are compared; empty for all. */
    private List<String> protocols() {
        List<String> protocols = strings(WhiteboardConstants.HANDLER_PROTOCOL, origin);
        for (String protocol : protocols) {
            if (!protocol.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+(/[!#$%&'*+.^_`|~0-9A-Za-z-]+)?")) {
                refuse(
                        "",
                        MountDTO.BAD_PROPERTY,
                        WhiteboardConstants.HANDLER_PROTOCOL + ": \"" + protocol
                                + "\" is no protocol: write a token, as websocket (RFC 9110 section 7.8)");
            }
        }
        return protocols.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
    }

    /** The statuses that an error handler answers, as text; empty for all. */
    private List<String> statuses() {
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
