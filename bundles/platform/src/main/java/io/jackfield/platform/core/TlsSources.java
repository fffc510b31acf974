package io.jackfield.platform.core;

import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.api.tls.TlsOptions;
import io.jackfield.spi.tls.TlsProvider;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/** Makes {@link TlsSource}s, and tells them when providers come and go, as long as somebody uses them. Thread-safe. */
public final class TlsSources {
    /** Client options whose engines, and with them the sessions to resume, are remembered. */
    private static final int REMEMBERED = 64;

    private final Core core;
    private final Set<TlsSource> sources = Collections.newSetFromMap(new WeakHashMap<>());
    private final Map<TlsOptions, TlsSource> clients = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TlsOptions, TlsSource> eldest) {
            return size() > REMEMBERED;
        }
    };
    private boolean observing;

    TlsSources(Core core) {
        this.core = core;
    }

    /** The provider in force, or null. */
    public Generation<TlsProvider> provider() {
        return core.strategies().choose(StrategyKind.TLS, p -> true, null);
    }

    /** Engines for a server. */
    public TlsSource server(TlsOptions options) {
        return begin(new TlsSource(core, options, true));
    }

    /** Engines for connections to servers; the same for equal options. */
    public TlsSource client(TlsOptions options) {
        synchronized (clients) {
            TlsSource known = clients.get(options);
            if (known == null) {
                known = begin(new TlsSource(core, options, false));
                clients.put(options, known);
            }
            return known;
        }
    }

    private TlsSource begin(TlsSource source) {
        synchronized (sources) {
            sources.add(source);
            if (!observing) {
                observing = true;
                core.strategies().observe(this::changed);
            }
        }
        source.prepareSoon();
        return source;
    }

    private void changed() {
        List<TlsSource> all;
        synchronized (sources) {
            all = new ArrayList<>(sources);
        }
        all.forEach(TlsSource::strategiesChanged);
    }
}
