package io.jackfield.benchmarks.jackfield;

import io.jackfield.api.Http;
import java.util.Map;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;

/** {@link Asking} as the service that answers the launcher's lines: milliseconds in, number of answers out. */
@Component(
        service = Function.class,
        configurationPid = "io.jackfield.benchmarks.client",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class ClientComponent implements Function<String, String> {
    private final Http http;
    private volatile Asking asking;

    /** @param http makes the requests */
    @Activate
    public ClientComponent(@Reference Http http, Map<String, Object> configuration) {
        this.http = http;
        modified(configuration);
    }

    @Modified
    void modified(Map<String, Object> configuration) {
        asking = new Asking(
                http,
                Integer.parseInt(String.valueOf(configuration.get("port"))),
                Integer.parseInt(String.valueOf(configuration.get("connections"))));
    }

    @Override
    public String apply(String millis) {
        return String.valueOf(asking.run(Long.parseLong(millis)));
    }
}
