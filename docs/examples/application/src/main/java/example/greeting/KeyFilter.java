package example.greeting;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.listener.RequestFilter;
import io.jackfield.api.listener.RequestListener;
import io.jackfield.api.whiteboard.WhiteboardConstants;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** Lets those through who know the key; a configuration {@code example.key} says which. Without one it is not there. */
@Component(
        configurationPid = "example.key",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        property = WhiteboardConstants.FILTER_PATH + "=/words")
public final class KeyFilter implements RequestFilter {
    private final byte[] expected;

    @Activate
    public KeyFilter(Settings settings) {
        expected = bytes(settings.key());
    }

    @Override
    public void filter(IncomingMessage request, ServerResponse response, RequestListener next) throws Exception {
        String given = request.headers().get("x-key");
        if (given == null || !MessageDigest.isEqual(bytes(given), expected)) {
            response.statusCode(403).end("no\n");
        } else {
            next.on(request, response);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The component's configuration. */
    public @interface Settings {
        /** What {@code X-Key} must be. */
        String key();
    }
}
