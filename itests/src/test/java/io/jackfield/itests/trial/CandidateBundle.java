package io.jackfield.itests.trial;

import io.jackfield.itests.BundleBuilder;
import io.jackfield.parser.testkit.Fault;
import io.jackfield.parser.testkit.FaultyParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes the jar of a {@link CandidateActivator} with one fault. */
final class CandidateBundle {
    static final String NAME = "faulty.candidate";

    private CandidateBundle() {}

    /** @param marker what an element must contain to be read badly; empty for all */
    static Path write(Path folder, Fault fault, String marker) throws IOException {
        BundleBuilder bundle = BundleBuilder.named(NAME)
                .header("Bundle-Activator", CandidateActivator.class.getName())
                .header("Import-Package", "org.osgi.framework,io.jackfield.spi.parser")
                .header(CandidateActivator.FAULT, fault.name());
        if (!marker.isEmpty()) {
            bundle.header(CandidateActivator.MARKER, marker);
        }
        List<Class<?>> classes = new ArrayList<>(List.of(CandidateActivator.class, Fault.class, FaultyParser.class));
        for (String nested : List.of("$Step", "$1", "$2")) {
            try {
                classes.add(Class.forName(FaultyParser.class.getName() + nested));
            } catch (ClassNotFoundException e) {
                throw new IOException(e);
            }
        }
        return bundle.write(folder, classes.toArray(Class<?>[]::new));
    }
}
