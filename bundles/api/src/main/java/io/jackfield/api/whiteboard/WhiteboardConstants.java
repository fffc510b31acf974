package io.jackfield.api.whiteboard;

/** Names of the service properties that say where a handler, filter or error handler is mounted. */
public final class WhiteboardConstants {
    /**
     * Property of a {@link io.jackfield.api.listener.RequestListener}: the paths it serves, as {@link PathTemplate} reads them. Optional. If
     * absent it serves every path that no other handler serves. Type: String, String[] or collection of String.
     */
    public static final String HANDLER_PATH = "jackfield.handler.path";

    /**
     * Property of a {@link io.jackfield.api.listener.RequestListener}: the methods it serves, in capitals; {@code GET} includes {@code HEAD}.
     * Optional. If absent it serves every method. Type: String, String[] or collection of String.
     */
    public static final String HANDLER_METHOD = "jackfield.handler.method";

    /**
     * Property of a {@link io.jackfield.api.listener.RequestListener}, {@link io.jackfield.api.listener.RequestFilter} or {@link io.jackfield.api.listener.ErrorHandler}: names of the configured
     * servers it is for. Optional. If absent it is for all of them. Type: String, String[] or collection of String.
     */
    public static final String SERVER = "jackfield.handler.server";

    /**
     * Property of a {@link io.jackfield.api.listener.RequestFilter}: the paths whose requests pass through it. Required. If absent the filter is refused with
     * {@link MountDTO#NO_PATH}. Type: String, String[] or collection of String.
     */
    public static final String FILTER_PATH = "jackfield.filter.path";

    /**
     * Property of an {@link io.jackfield.api.listener.ErrorHandler}: the statuses it answers, such as 404. Optional. If absent it answers every status. Type: Integer,
     * String, an array or a collection of them.
     */
    public static final String ERROR_STATUS = "jackfield.error.status";

    private WhiteboardConstants() {}
}
