package io.jackfield.platform.dispatch;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.listener.RequestListener;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A handler of a configured server that decides on requests to leave HTTP too. For any other handler an upgrade is an ordinary request, and a
 * CONNECT ends its connection, as in Node.
 */
@ProviderType
public interface TunnelHandler extends RequestListener {
    /**
     * Called once for each CONNECT and each upgrade without content, on its loop.
     *
     * @param request the request
     * @param response answers, or accepts by {@link ServerResponse#tunnel}
     * @throws Exception whatever goes wrong, as {@link #on}
     */
    void onTunnel(IncomingMessage request, ServerResponse response) throws Exception;
}
