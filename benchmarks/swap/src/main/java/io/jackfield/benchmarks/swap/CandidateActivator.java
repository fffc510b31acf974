package io.jackfield.benchmarks.swap;

import io.jackfield.parser.testkit.Fault;
import io.jackfield.parser.testkit.FaultyParser;
import io.jackfield.spi.parser.ParserFactory;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** Somebody's parser bundle: the strict parser with the fault that a header of the bundle names. {@link CandidateBundle} makes its jar. */
public final class CandidateActivator implements BundleActivator {
    /** The name of the parser. */
    public static final String NAME = "candidate";

    static final String FAULT = "Candidate-Fault";
    static final String MARKER = "Candidate-Marker";

    private final CountDownLatch letGo = new CountDownLatch(1);

    @Override
    public void start(BundleContext context) throws Exception {
        ServiceReference<ParserFactory> strict = context.getServiceReferences(
                        ParserFactory.class, "(" + ParserFactory.NAME_PROPERTY + "=strict)")
                .iterator()
                .next();
        String marker = context.getBundle().getHeaders("").get(MARKER);
        ParserFactory factory = FaultyParser.factory(
                NAME,
                context.getService(strict),
                Fault.valueOf(context.getBundle().getHeaders("").get(FAULT)),
                marker == null ? "" : marker,
                letGo);
        context.registerService(
                ParserFactory.class,
                factory,
                new Hashtable<>(Map.of(ParserFactory.NAME_PROPERTY, NAME, "service.ranking", factory.ranking())));
    }

    /** What hangs returns: a proof leaves no thread behind. */
    @Override
    public void stop(BundleContext context) {
        letGo.countDown();
    }
}
