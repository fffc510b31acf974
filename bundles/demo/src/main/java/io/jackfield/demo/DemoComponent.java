package io.jackfield.demo;

import io.jackfield.api.Http;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.listener.RequestListener;
import io.jackfield.api.runtime.Switchboard;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** {@link Site} as a service of a container. Its ranking is low: an application's handler goes first. */
@Component(service = RequestListener.class, property = "service.ranking:Integer=-100")
public final class DemoComponent implements RequestListener {
    private final BundleList bundles;
    private final Site site;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
    private volatile Switchboard switchboard;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
    private volatile Http http;

    /** @param context whose framework's bundles are shown */
    @Activate
    public DemoComponent(BundleContext context) {
        bundles = new BundleList(context);
        site = new Site(() -> Status.json(switchboard, bundles.rows()), () -> http);
        bundles.open();
    }

    @Deactivate
    void deactivate() {
        bundles.close();
    }

    @Override
    public void on(IncomingMessage request, ServerResponse response) {
        site.on(request, response);
    }
}
