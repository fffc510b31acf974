package io.jackfield.health;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.listener.RequestListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;

/** Answers 200: that it is answered says that listener, parser, engine and whiteboard work. Its configuration becomes its service properties. */
@Component(service = RequestListener.class, configurationPid = LivenessConfiguration.PID)
@Designate(ocd = LivenessConfiguration.class)
public final class LivenessComponent implements RequestListener {
    /** @param configuration becomes service properties, which the whiteboard reads */
    @Activate
    @Modified
    void configured(LivenessConfiguration configuration) {
        // nothing else depends on it
    }

    @Override
    public void on(IncomingMessage request, ServerResponse response) {
        Answer.send(response, 200, "live\n");
    }
}
