package io.jackfield.api.whiteboard;

import io.jackfield.api.listener.ConnectListener;
import io.jackfield.api.listener.ErrorHandler;
import io.jackfield.api.listener.RequestFilter;
import io.jackfield.api.listener.RequestListener;
import io.jackfield.api.listener.UpgradeListener;

/** Names of the service properties that say where a handler, filter or error handler is mounted. Each says who carries it. */
public final class WhiteboardConstants {
    /**
     * Carried by a {@link RequestListener} or {@link UpgradeListener}: the paths it serves, as {@link PathTemplate} reads them. Optional. If
     * absent it serves every path that no other handler of its type serves. Type: String, String[] or collection of String.
     */
    public static final String HANDLER_PATH = "jackfield.handler.path";

    /**
     * Carried by a {@link RequestListener}: the methods it serves, in capitals; {@code GET} includes {@code HEAD}. Optional. If absent it
     * serves every method. Type: String, String[] or collection of String.
     */
    public static final String HANDLER_METHOD = "jackfield.handler.method";

    /**
     * Carried by an {@link UpgradeListener}: the protocols it upgrades to, such as {@code websocket}, compared with those of the request's
     * {@code Upgrade} without regard to case; one without a version takes every version. Optional. If absent it takes every protocol. Type:
     * String, String[] or collection of String.
     */
    public static final String HANDLER_PROTOCOL = "jackfield.handler.protocol";

    /**
     * Carried by a {@link ConnectListener}: the targets it makes tunnels to, as {@code host:port}, with {@code *} for any host or any port.
     * Optional. If absent it takes every target. Type: String, String[] or collection of String.
     */
    public static final String HANDLER_AUTHORITY = "jackfield.handler.authority";

    /**
     * Carried by every service that is mounted: names of the configured servers it is for. Optional. If absent it is for all of them. Type:
     * String, String[] or collection of String.
     */
    public static final String SERVER = "jackfield.handler.server";

    /**
     * Carried by a {@link RequestFilter}: the paths whose requests pass through it. Required. If absent the filter is refused with
     * {@link MountDTO#NO_PATH}. Type: String, String[] or collection of String.
     */
    public static final String FILTER_PATH = "jackfield.filter.path";

    /**
     * Carried by an {@link ErrorHandler}: the statuses it answers, such as 404. Optional. If absent it answers every status. Type: Integer,
     * String, an array or a collection of them.
     */
    public static final String ERROR_STATUS = "jackfield.error.status";

    /**
     * Carried by a service that stands for a service of another bundle, as an adapter does: that bundle's symbolic name. Optional. If absent it
     * is the bundle that registered it. Type: String.
     */
    public static final String FOR_BUNDLE = "jackfield.handler.bundle";

    private WhiteboardConstants() {}
}
