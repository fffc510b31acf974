package io.jackfield.platform.osgi;

import io.jackfield.api.Agent;
import io.jackfield.api.AgentOptions;
import io.jackfield.api.ClientRequest;
import io.jackfield.api.Http;
import io.jackfield.api.RequestOptions;
import io.jackfield.api.Server;
import io.jackfield.api.ServerOptions;
import io.jackfield.api.Socket;
import io.jackfield.api.listener.Listener0;
import io.jackfield.api.listener.ResponseListener;
import io.jackfield.api.stream.Duplex;
import io.jackfield.platform.handle.HttpFacade;
import java.util.List;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** One {@link HttpFacade} for each bundle that asks for {@link Http}; drained and closed when that bundle stops or lets go of it. */
@Component(service = Http.class, scope = ServiceScope.BUNDLE)
public final class HttpComponent implements Http {
    @Reference
    private volatile PlatformComponent platform;

    private PlatformRuntime runtime;
    private HttpFacade http;

    @Activate
    void activate(ComponentContext context) {
        runtime = platform.runtime();
        http = runtime.factory().newHttp(context.getUsingBundle().getSymbolicName());
    }

    @Deactivate
    void deactivate() {
        http.drain(runtime.portLinger());
    }

    @Override
    public Server createServer(ServerOptions options) {
        return http.createServer(options);
    }

    @Override
    public ClientRequest request(RequestOptions options) {
        return http.request(options);
    }

    @Override
    public ClientRequest request(RequestOptions options, ResponseListener listener) {
        return http.request(options, listener);
    }

    @Override
    public ClientRequest get(RequestOptions options, ResponseListener listener) {
        return http.get(options, listener);
    }

    @Override
    public Socket connect(RequestOptions options) {
        return http.connect(options);
    }

    @Override
    public Socket connect(int port, String host, Listener0 connected) {
        return http.connect(port, host, connected);
    }

    @Override
    public List<Duplex> duplexPair() {
        return http.duplexPair();
    }

    @Override
    public Agent globalAgent() {
        return http.globalAgent();
    }

    @Override
    public Agent httpsAgent() {
        return http.httpsAgent();
    }

    @Override
    public Agent newAgent(AgentOptions options) {
        return http.newAgent(options);
    }

    @Override
    public int maxHeaderSize() {
        return http.maxHeaderSize();
    }

    @Override
    public void execute(Runnable task) {
        http.execute(task);
    }

    @Override
    public void close() {
        http.close();
    }
}
