package io.jackfield.parser.lenient;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.parser.core.Leniency;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Dictionary;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

class LenientRegistrationTest {
    private final List<String> events = new ArrayList<>();
    private final LenientRegistration registration = new LenientRegistration(context());

    @Test
    void thereIsNoServiceWhileNothingIsOpen() {
        registration.open(EnumSet.noneOf(Leniency.class));
        registration.close();
        assertThat(events).isEmpty();
    }

    @Test
    void theNewOneIsThereBeforeTheOldOneGoes() {
        registration.open(EnumSet.of(Leniency.OBS_FOLD));
        registration.open(EnumSet.of(Leniency.OBS_FOLD, Leniency.BARE_LF));
        registration.close();
        assertThat(events)
                .containsExactly(
                        "+lenient 10 [obs-fold]",
                        "+lenient 10 [obs-fold, bare-lf]",
                        "-[obs-fold]",
                        "-[obs-fold, bare-lf]");
    }

    @Test
    void theSameAgainChangesNothing() {
        registration.open(EnumSet.of(Leniency.OBS_FOLD));
        registration.open(EnumSet.of(Leniency.OBS_FOLD));
        assertThat(events).hasSize(1);
    }

    @Test
    void anUnknownNameLeavesEverythingAsItIs() {
        registration.configure(List.of("obs-fold"));
        registration.configure(List.of("obs-fold", "bare-cr"));
        assertThat(events).containsExactly("+lenient 10 [obs-fold]");
    }

    private BundleContext context() {
        return proxy(BundleContext.class, arguments -> {
            Dictionary<?, ?> properties = (Dictionary<?, ?>) arguments[2];
            String open = Arrays.toString((String[]) properties.get("jackfield.leniencies"));
            events.add("+" + properties.get("jackfield.name") + " " + properties.get("service.ranking") + " " + open);
            return proxy(ServiceRegistration.class, none -> events.add("-" + open) ? null : null);
        });
    }

    private interface Call {
        Object answer(Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> call.answer(arguments)));
    }
}
