package example.selector;

import io.jackfield.spi.transport.LoopGroup;
import io.jackfield.spi.transport.LoopSpec;
import io.jackfield.spi.transport.Transport;
import org.osgi.service.component.annotations.Component;

/** Sockets on the JDK's selectors and nothing else: a service in a container, found by the service loader outside. */
@Component(property = {Transport.NAME_PROPERTY + "=selector", "service.ranking:Integer=20"})
public final class SelectorTransport implements Transport {

    @Override
    public String name() {
        return "selector";
    }

    /** Below nio's 50: it serves when it is asked for, not because it was installed. */
    @Override
    public int ranking() {
        return 20;
    }

    /** There are selectors everywhere. */
    @Override
    public String unavailable() {
        return null;
    }

    /** The platform's keeper accepts, so that no listening socket goes with this bundle. */
    @Override
    public boolean listens() {
        return false;
    }

    @Override
    public boolean adopts() {
        return true;
    }

    @Override
    public LoopGroup open(LoopSpec spec) {
        return new SelectorGroup(spec);
    }
}
