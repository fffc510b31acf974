package io.jackfield.platform.core;

import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.spi.agent.AgentStrategy;
import io.jackfield.spi.engine.ClientEngine;
import io.jackfield.spi.engine.ProtocolFactory;
import io.jackfield.spi.engine.ServerEngine;
import io.jackfield.spi.parser.ParserFactory;
import io.jackfield.spi.transport.Transport;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The switchboard: every registered strategy with its generation, and which serves what. Changes are decided under one lock and published to
 * the loops as tasks; a change is in force when every loop has run its task.
 *
 * <ol>
 *   <li>{@link #add} and {@link #remove} follow the service registry;
 *   <li>{@link #prefer} follows people;
 *   <li>for each endpoint the preferred strategy serves, if it is there and passes the filter, else the highest ranking that passes, the
 *       oldest among equals;
 *   <li>{@link #supersede} puts one behind all others, so that it can go when what began on it has ended.
 * </ol>
 */
public final class Strategies {
    private static final Logger LOG = System.getLogger(Strategies.class.getName());

    private final Core core;
    private final Publisher publisher;
    private final ReentrantLock lock = new ReentrantLock();
    /** Best first. Written under the lock; the lists never change, since each request of a client looks at one. */
    private final Map<StrategyKind, List<Generation<?>>> registered = new ConcurrentHashMap<>();

    private final List<Generation<?>> draining = new CopyOnWriteArrayList<>();
    private final Map<StrategyKind, Long> numbers = new EnumMap<>(StrategyKind.class);
    private final List<Runnable> observers = new CopyOnWriteArrayList<>();
    private final AtomicBoolean noticing = new AtomicBoolean();
    private final StrategyCalls calls;
    private final Swaps swaps;
    private ParserWatch.Source trialOfAll;

    Strategies(Core core) {
        this.core = core;
        this.calls = new StrategyCalls(() -> core.settings().startMillis(), generation -> changed(generation.kind()));
        this.swaps = new Swaps(core, this);
        this.publisher = new Publisher(core, calls, this::choiceFor);
        for (StrategyKind kind : StrategyKind.values()) {
            registered.put(kind, List.of());
            numbers.put(kind, 0L);
        }
    }

    // ---- registration

    /** Registers a strategy and puts it in force where it is now the best. Does not block but for a lock. */
    public <S> Generation<S> add(
            StrategyKind kind, S service, String name, int ranking, Generation.Registration registration) {
        Generation<S> generation;
        lock.lock();
        try {
            long number = numbers.get(kind) + 1;
            numbers.put(kind, number);
            generation = new Generation<>(kind, number, service, name, ranking, registration);
            List<Generation<?>> list = new ArrayList<>(registered.get(kind));
            list.add(generation);
            list.sort(Strategies::inOrder);
            registered.put(kind, List.copyOf(list));
        } finally {
            lock.unlock();
        }
        LOG.log(Level.DEBUG, "{0} {1} is registered by {2}", kind, generation, registration.bundle());
        tellIfUnusable(generation);
        changed(kind);
        return generation;
    }

    private static void tellIfUnusable(Generation<?> generation) {
        String why = generation.unusable();
        if (why != null) {
            LOG.log(Level.INFO, "{0} {1} is left out: {2}", generation.kind().word(), generation, why);
        }
    }

    /**
     * Takes a strategy out of force and waits until nobody uses it, at most the drain time; what is left is then restarted or closed. Called
     * in the consumer's unbind, while the bundle can still load classes. On a loop it does not wait.
     */
    public void remove(Generation<?> generation) {
        lock.lock();
        try {
            List<Generation<?>> list = new ArrayList<>(registered.get(generation.kind()));
            if (!list.remove(generation)) {
                return;
            }
            registered.put(generation.kind(), List.copyOf(list));
            generation.retire();
            generation.lends(core.currentLoop() == null);
            draining.add(generation);
        } finally {
            lock.unlock();
        }
        try {
            if (generation.kind() == StrategyKind.TRANSPORT) {
                core.ports().leave(generation);
                core.transports().remove(generation, false);
            } else {
                changed(generation.kind());
                drain(generation);
            }
        } finally {
            generation.lends(false);
            draining.remove(generation);
            notifyObservers();
        }
    }

    private void drain(Generation<?> generation) {
        if (core.currentLoop() != null) {
            return;
        }
        try {
            long half = core.settings().drainMillis() / 2;
            boolean drained = generation.awaitDrained(half);
            // those that never end to ask themselves do not keep it for ever
            generation.lends(false);
            if (!drained && !generation.awaitDrained(core.settings().drainMillis() - half)) {
                int closed = publisher.forceOff(generation);
                LOG.log(
                        Level.WARNING,
                        "{0} {1} went with {2} connections still at work after {3} ms; they were closed",
                        generation.kind(),
                        generation,
                        closed,
                        core.settings().drainMillis());
                generation.awaitDrained(1000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Called after each change of what is registered, preferred or assigned, on the thread that made it. */
    public void observe(Runnable observer) {
        observers.add(observer);
    }

    /** Ends {@link #observe}. */
    public void forget(Runnable observer) {
        observers.remove(observer);
    }

    /** Strategies of a kind, or what is preferred, have changed: puts what is best in force; done when every loop has acknowledged. */
    CompletableFuture<Void> changed(StrategyKind kind) {
        CompletableFuture<Void> inForce = CompletableFuture.completedFuture(null);
        if (kind == StrategyKind.TRANSPORT) {
            core.ports().reconsider();
        } else {
            inForce = publishAll();
        }
        notifyObservers();
        return inForce;
    }

    /** What servers are and wait for has changed: the same, by a worker, since it is told on loops too. */
    public void notifySoon() {
        if (noticing.compareAndSet(false, true)) {
            try {
                core.workers().execute(() -> {
                    noticing.set(false);
                    notifyObservers();
                });
            } catch (RejectedExecutionException e) {
                LOG.log(Level.DEBUG, "the platform is shutting down: nobody is told", e);
            }
        }
    }

    void notifyObservers() {
        for (Runnable observer : observers) {
            observer.run();
        }
    }

    /** How strategies are asked for what they make. */
    StrategyCalls calls() {
        return calls;
    }

    // ---- choice

    private static int inOrder(Generation<?> one, Generation<?> other) {
        int superseded = Boolean.compare(one.superseded(), other.superseded());
        int ranking = Integer.compare(other.ranking(), one.ranking());
        return superseded != 0 ? superseded : ranking != 0 ? ranking : Long.compare(one.number(), other.number());
    }

    /** The strategies of a kind, best first. */
    @SuppressWarnings("unchecked")
    public <S> List<Generation<S>> of(StrategyKind kind) {
        return (List<Generation<S>>) (List<?>) registered.get(kind);
    }

    /** Loops have ended with their transport. */
    void forgetLoops(Collection<PlatformLoop> ended) {
        List<Generation<?>> all = new ArrayList<>(draining);
        registered.values().forEach(all::addAll);
        all.forEach(generation -> generation.forgetLoops(ended));
    }

    /** Those of a kind that were taken out of force and are waited for. */
    public List<Generation<?>> draining(StrategyKind kind) {
        return draining.stream().filter(g -> g.kind() == kind).toList();
    }

    /** What began on a strategy and has not ended; for a transport its connections. */
    public int leases(Generation<?> generation) {
        return generation.leases() + core.transports().connections(generation);
    }

    <S> Generation<S> choose(StrategyKind kind, Predicate<Map<String, ?>> filter, String preferred) {
        // for each request of a client: loops, since streams cost more than the choice
        String wanted = preferred == null ? swaps.preferred(kind) : preferred;
        List<Generation<S>> all = of(kind);
        Generation<S> best = null;
        for (int i = 0; i < all.size(); i++) {
            Generation<S> one = all.get(i);
            if (filter.test(one.properties()) && one.unusable() == null) {
                if (wanted == null || isNamed(one, wanted)) {
                    return one;
                }
                best = best == null ? one : best;
            }
        }
        return best;
    }

    Generation<Transport> transportFor(EndpointSettings settings) {
        return choose(StrategyKind.TRANSPORT, settings.transportFilter(), settings.preferredTransport());
    }

    /** The client engine in force, or null. */
    public Generation<ClientEngine> clientEngine() {
        return choose(StrategyKind.CLIENT, EndpointSettings.EVERY, null);
    }

    /** The pooling strategy in force, or null. */
    public Generation<AgentStrategy> agent() {
        return choose(StrategyKind.AGENT, EndpointSettings.EVERY, null);
    }

    private Choice choiceFor(Endpoint endpoint) {
        EndpointSettings settings = endpoint.settings();
        Generation<ParserFactory> parser =
                choose(StrategyKind.PARSER, settings.parserFilter(), settings.preferredParser());
        Generation<ProtocolFactory> protocol = choose(StrategyKind.PROTOCOL, EndpointSettings.EVERY, null);
        Generation<ServerEngine> engine = choose(StrategyKind.SERVER, EndpointSettings.EVERY, null);
        Observers observers = endpoint.isServer() && core.observers().any() ? core.observers() : null;
        return new Choice(parser, protocol, engine, trialFor(endpoint, parser), observers);
    }

    /** The trial of an endpoint, unless the candidate serves it already or may not. */
    private ParserWatch.Source trialFor(Endpoint endpoint, Generation<ParserFactory> current) {
        ParserWatch.Source trial = endpoint.trial() == null ? trialOfAll : endpoint.trial();
        Generation<ParserFactory> candidate = trial == null ? null : trial.candidate();
        boolean other = candidate != null && candidate != current;
        return other && endpoint.settings().parserFilter().test(candidate.properties()) ? trial : null;
    }

    // ---- publication

    private CompletableFuture<Void> publishAll() {
        List<CompletableFuture<Void>> acknowledged = new ArrayList<>();
        for (Endpoint endpoint : core.endpoints()) {
            acknowledged.add(publish(endpoint));
        }
        return CompletableFuture.allOf(acknowledged.toArray(new CompletableFuture<?>[0]));
    }

    /** Decides anew what serves an endpoint and publishes it; done when every loop has acknowledged. */
    CompletableFuture<Void> publish(Endpoint endpoint) {
        return publisher.publish(endpoint);
    }

    /** The same on a worker, for loops. */
    CompletableFuture<Void> chooseAnew(Endpoint endpoint) {
        return publisher.publishSoon(endpoint);
    }

    /** The longest time in nanoseconds that a change has held a loop so far. */
    public long longestHold() {
        return publisher.longestHold();
    }

    /**
     * Lets a trial read along with the parsers of one endpoint, or of all.
     *
     * @param trial the trial; null ends the one there is
     * @param only the endpoint, or null for all
     * @return done when it is in force on every loop
     */
    public CompletableFuture<Void> watch(ParserWatch.Source trial, Endpoint only) {
        lock.lock();
        try {
            if (only == null) {
                trialOfAll = trial;
            } else {
                only.trial(trial);
            }
        } finally {
            lock.unlock();
        }
        return only == null ? publishAll() : publish(only);
    }

    /** Whether anybody watches has changed; done when every loop knows, and no call from before is under way. */
    CompletableFuture<Void> observed() {
        return publishAll();
    }

    void reconsider(Endpoint endpoint) {
        publish(endpoint);
        core.ports().reconsider();
        notifyObservers();
    }

    // ---- preference

    /**
     * What a swap did.
     *
     * @param kind the kind of strategy
     * @param from what served before, as name and generation; null when nothing did
     * @param to what serves now
     */
    public record Swapped(StrategyKind kind, String from, String to) {}

    /**
     * Prefers a strategy from now on, everywhere or on one endpoint.
     *
     * @param name its name, or name and generation as {@code strict#3}
     * @param only the endpoint, or null for all
     * @return done when it is in force on every loop; failed with an {@link IllegalArgumentException}, and nothing is changed, if the
     *     strategy does not make what is asked of it within the {@link CoreSettings#startMillis}
     * @throws IllegalArgumentException if no such strategy is registered, can work, and passes the filter; the message lists those that are
     */
    public CompletableFuture<Swapped> prefer(StrategyKind kind, String name, Endpoint only) {
        return swaps.prefer(kind, name, only);
    }

    /**
     * Puts a strategy behind all others of its kind: it serves only where nothing else can, and what began on it lives on.
     *
     * @param name its name and generation, as {@code strict#3}
     * @return done when that is in force on every loop
     * @throws IllegalArgumentException if no such strategy is registered; the message lists those that are
     */
    public CompletableFuture<Void> supersede(StrategyKind kind, String name) {
        Generation<?> old = named(kind, name).get(0);
        lock.lock();
        try {
            old.supersede();
            List<Generation<?>> list = new ArrayList<>(registered.get(kind));
            list.sort(Strategies::inOrder);
            registered.put(kind, List.copyOf(list));
        } finally {
            lock.unlock();
        }
        return swaps.inTurn(() -> changed(kind));
    }

    /**
     * The strategies that a name, or a name and generation as {@code strict#3}, means: at least one, best first.
     *
     * @throws IllegalArgumentException if there is none; the message lists those that are
     */
    public <S> List<Generation<S>> named(StrategyKind kind, String name) {
        List<Generation<S>> all = of(kind);
        List<Generation<S>> named = all.stream().filter(g -> isNamed(g, name)).toList();
        if (named.isEmpty()) {
            throw new IllegalArgumentException("no " + kind.word() + " is named " + name + "; registered: "
                    + all.stream().map(Generation::name).distinct().collect(Collectors.joining(", ")));
        }
        return named;
    }

    private static boolean isNamed(Generation<?> generation, String name) {
        return generation.name().equals(name) || generation.toString().equals(name);
    }
}
