package io.jackfield.platform.provider;

import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.platform.core.Generation;
import io.jackfield.platform.core.Strategies;
import io.jackfield.spi.agent.AgentStrategy;
import io.jackfield.spi.engine.ClientEngine;
import io.jackfield.spi.engine.ProtocolFactory;
import io.jackfield.spi.engine.ServerEngine;
import io.jackfield.spi.parser.ParserFactory;
import io.jackfield.spi.tls.TlsProvider;
import io.jackfield.spi.transport.Transport;
import java.lang.System.Logger.Level;
import java.security.CodeSource;
import java.util.Iterator;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Registers the strategies that the service loader finds on the class path or module path with {@link Strategies}, as a container would
 * register services. One that is broken is named in the log and leaves the others alone.
 */
final class LoadedStrategies {
    private static final System.Logger LOG = System.getLogger(LoadedStrategies.class.getName());

    private final Strategies strategies;

    LoadedStrategies(Strategies strategies) {
        this.strategies = strategies;
    }

    void addAll() {
        ClassLoader own = LoadedStrategies.class.getClassLoader();
        // Each load stands here, since a module may only load what it says it uses.
        add(
                StrategyKind.TRANSPORT,
                ServiceLoader.load(Transport.class, own),
                ServiceLoader.load(Transport.class),
                Transport::name,
                Transport::ranking);
        add(
                StrategyKind.PARSER,
                ServiceLoader.load(ParserFactory.class, own),
                ServiceLoader.load(ParserFactory.class),
                ParserFactory::name,
                ParserFactory::ranking);
        add(
                StrategyKind.PROTOCOL,
                ServiceLoader.load(ProtocolFactory.class, own),
                ServiceLoader.load(ProtocolFactory.class),
                ProtocolFactory::name,
                ProtocolFactory::ranking);
        add(
                StrategyKind.SERVER,
                ServiceLoader.load(ServerEngine.class, own),
                ServiceLoader.load(ServerEngine.class),
                ServerEngine::name,
                ServerEngine::ranking);
        add(
                StrategyKind.CLIENT,
                ServiceLoader.load(ClientEngine.class, own),
                ServiceLoader.load(ClientEngine.class),
                ClientEngine::name,
                ClientEngine::ranking);
        add(
                StrategyKind.AGENT,
                ServiceLoader.load(AgentStrategy.class, own),
                ServiceLoader.load(AgentStrategy.class),
                AgentStrategy::name,
                AgentStrategy::ranking);
        add(
                StrategyKind.TLS,
                ServiceLoader.load(TlsProvider.class, own),
                ServiceLoader.load(TlsProvider.class),
                TlsProvider::name,
                TlsProvider::ranking);
    }

    /** Adds what the platform's own loader finds, or else what the thread's context loader does. */
    private <S> void add(
            StrategyKind kind,
            ServiceLoader<S> own,
            ServiceLoader<S> context,
            Function<S, String> name,
            ToIntFunction<S> ranking) {
        if (add(kind, own, name, ranking) == 0) {
            add(kind, context, name, ranking);
        }
    }

    /** Adds what a loader finds and returns how many there were. */
    <S> int add(StrategyKind kind, ServiceLoader<S> loader, Function<S, String> name, ToIntFunction<S> ranking) {
        int count = 0;
        Iterator<ServiceLoader.Provider<S>> providers = loader.stream().iterator();
        ServiceLoader.Provider<S> provider = next(kind, providers);
        while (provider != null) {
            count++;
            try {
                S service = provider.get();
                add(kind, service, name.apply(service), ranking.applyAsInt(service));
            } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
                broken(kind, provider.type().getName(), e);
            }
            provider = next(kind, providers);
        }
        return count;
    }

    private static <S> ServiceLoader.Provider<S> next(
            StrategyKind kind, Iterator<ServiceLoader.Provider<S>> providers) {
        // A line that names a class which is not there is told by the iterator, which can go on after it.
        for (int attempts = 0; attempts < 100; attempts++) {
            try {
                return providers.hasNext() ? providers.next() : null;
            } catch (ServiceConfigurationError | LinkageError e) {
                broken(kind, "a provider", e);
            }
        }
        return null;
    }

    private <S> void add(StrategyKind kind, S service, String name, int ranking) {
        Map<String, ?> properties = Map.of("jackfield.name", name, "service.ranking", ranking);
        strategies.add(
                kind, service, name, ranking, new Generation.Registration(properties, origin(service.getClass())));
    }

    /** The module or jar of a class, for people. */
    private static String origin(Class<?> type) {
        if (type.getModule().isNamed()) {
            return type.getModule().getName();
        }
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return type.getPackageName();
        }
        String path = source.getLocation().getPath();
        return path.substring(path.lastIndexOf('/', path.length() - 2) + 1);
    }

    private static void broken(StrategyKind kind, String what, Throwable cause) {
        LOG.log(
                Level.WARNING,
                "the " + kind.word() + " strategy " + what + " can not be loaded; it is left out",
                cause);
    }
}
