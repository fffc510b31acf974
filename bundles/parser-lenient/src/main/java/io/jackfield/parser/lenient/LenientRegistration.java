package io.jackfield.parser.lenient;

import io.jackfield.api.runtime.Refusals;
import io.jackfield.parser.core.Leniency;
import io.jackfield.spi.parser.ParserFactory;
import java.util.Collection;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;

/**
 * Keeps one {@link LenientParserFactory} registered as long as anything is open. Another choice is another registration, and so
 * another generation: the new one is there before the old one goes, so that what began on the old one ends on it and nothing waits.
 */
final class LenientRegistration {
    /**
     * The service property that lists the names of what is open. Carried by this bundle's factory; always there; it has no
     * meaning for the platform; a String array.
     */
    static final String LENIENCIES_PROPERTY = "jackfield.leniencies";

    private final BundleContext context;
    private final Refusals refusals = new Refusals();
    private Set<Leniency> current = Set.of();
    private ServiceRegistration<ParserFactory> registration;

    LenientRegistration(BundleContext context) {
        this.context = context;
    }

    /** Opens what these names say. If one of them is unknown, everything stays as it is, and is reported as refused. */
    void configure(Collection<String> names) {
        refusals.follow(LenientConfiguration.PID, () -> open(LeniencyNames.parse(names)));
    }

    Refusals refusals() {
        return refusals;
    }

    /** Opens these and no others; with none there is no service. */
    synchronized void open(Set<Leniency> open) {
        if (open.equals(current)) {
            return;
        }
        ServiceRegistration<ParserFactory> old = registration;
        registration = open.isEmpty() ? null : register(open);
        current = open;
        if (old != null) {
            old.unregister();
        }
    }

    void close() {
        open(Set.of());
    }

    private ServiceRegistration<ParserFactory> register(Set<Leniency> open) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(ParserFactory.NAME_PROPERTY, LenientParserFactory.NAME);
        properties.put(Constants.SERVICE_RANKING, LenientParserFactory.RANKING);
        properties.put(LENIENCIES_PROPERTY, open.stream().map(Leniency::label).toArray(String[]::new));
        return context.registerService(ParserFactory.class, new LenientParserFactory(open), properties);
    }
}
