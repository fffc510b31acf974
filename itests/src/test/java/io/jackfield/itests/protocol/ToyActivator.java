package io.jackfield.itests.protocol;

import io.jackfield.spi.engine.ProtocolFactory;
import java.util.Dictionary;
import java.util.Hashtable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A bundle that registers {@link ToyProtocol} above HTTP/1. */
public final class ToyActivator implements BundleActivator {
    // a Dictionary is what the framework takes
    @SuppressWarnings("JdkObsolete")
    @Override
    public void start(BundleContext context) {
        ToyProtocol toy = new ToyProtocol();
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(ProtocolFactory.NAME_PROPERTY, toy.name());
        properties.put("service.ranking", toy.ranking());
        context.registerService(ProtocolFactory.class, toy, properties);
    }

    @Override
    public void stop(BundleContext context) {
        // the framework withdraws the service
    }
}
