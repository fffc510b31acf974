package io.jackfield.platform.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;

class DeparturesTest {
    private static final String NAME = "a.bundle";
    private static final long NOTHING = 0;
    private static final long LONG = 60_000;

    private final Departures departures = new Departures();

    private void tell(int type) {
        Bundle bundle = (Bundle) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Bundle.class}, (proxy, method, arguments) -> NAME);
        departures.bundleChanged(new BundleEvent(type, bundle));
    }

    @Test
    void aBundleOfWhichNoHandlerWentIsNotExpected() {
        tell(BundleEvent.UPDATED);

        assertThat(departures.expectedFor(NAME, LONG)).isZero();
        assertThat(departures.expectedFor(LONG)).isZero();
    }

    @Test
    void aBundleThatWasStoppedIsExpectedForTheTimeGiven() {
        departures.leaving(NAME);
        assertThat(departures.expectedFor(NAME, NOTHING)).isPositive();

        departures.left(NAME);
        tell(BundleEvent.STOPPED);

        assertThat(departures.expectedFor(NAME, NOTHING)).isZero();
        assertThat(departures.expectedFor(NAME, LONG)).isPositive();
        assertThat(departures.expectedFor("another", LONG)).isZero();
    }

    @Test
    void aBundleThatIsUpdatedIsExpectedUntilItHasStarted() {
        departures.leaving(NAME);
        departures.left(NAME);
        tell(BundleEvent.STOPPED);
        tell(BundleEvent.UPDATED);
        tell(BundleEvent.RESOLVED);
        tell(BundleEvent.STARTING);
        assertThat(departures.expectedFor(NOTHING)).isPositive();

        tell(BundleEvent.STARTED);

        assertThat(departures.expectedFor(NOTHING)).isZero();
        assertThat(departures.expectedFor(LONG)).isPositive();
    }

    @Test
    void aBundleThatIsUninstalledIsNotUnderWay() {
        departures.leaving(NAME);
        departures.left(NAME);
        tell(BundleEvent.UNRESOLVED);
        tell(BundleEvent.UNINSTALLED);

        assertThat(departures.expectedFor(NOTHING)).isZero();
    }
}
