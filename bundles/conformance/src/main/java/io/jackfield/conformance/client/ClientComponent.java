package io.jackfield.conformance.client;

import io.jackfield.api.Http;
import io.jackfield.conformance.json.JsonObject;
import io.jackfield.conformance.json.JsonText;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;

/** Gives every line, a job as JSON, to the configured {@link Runner}; the launcher brings the lines and prints the answers. */
@Component(
        service = Function.class,
        immediate = true,
        configurationPid = ClientComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class ClientComponent implements Function<String, String> {
    static final String PID = "io.jackfield.conformance.client";

    private final Http http;
    private final LoopTimer timer;
    private volatile Runner runner;

    /** What the feature says. */
    @interface Configuration {
        /** {@code scenario}, {@code attack} or {@code egress}. */
        String runner() default "scenario";

        /** Where the hostile server listens, on this machine. */
        int port() default 0;
    }

    /** @param http makes the requests */
    @Activate
    public ClientComponent(@Reference Http http, Configuration configuration) {
        this.http = http;
        timer = new LoopTimer(http);
        modified(configuration);
        if (runner instanceof ScenarioRunner) {
            WarmUp.run(runner);
        }
    }

    @Modified
    void modified(Configuration configuration) {
        runner = switch (configuration.runner()) {
            case "attack" -> new AttackRunner(http, timer, configuration.port());
            case "egress" -> new EgressRunner(http, timer);
            default -> new ScenarioRunner(http, timer);
        };
    }

    @Deactivate
    void deactivate() {
        timer.close();
    }

    @Override
    public String apply(String line) {
        JsonObject job = JsonObject.read(line);
        try {
            return JsonText.of(runner.answer(job));
        } catch (Exception e) {
            throw new IllegalStateException("job " + job.get("id") + " has no answer", e);
        }
    }
}
