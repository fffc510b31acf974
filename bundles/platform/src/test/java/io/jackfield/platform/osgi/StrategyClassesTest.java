package io.jackfield.platform.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrategyClassesTest {

    /** Tells that it was initialised by what it puts into the properties of the process. */
    static final class Initialised {
        static {
            System.setProperty(Initialised.class.getName(), "yes");
        }

        private Initialised() {}
    }

    @Test
    void classesAreLoadedAndNotInitialised() {
        Recorder recorder = new Recorder();
        StrategyClasses.load(
                recorder,
                List.of(
                        resource(Initialised.class.getName()),
                        resource("a.Missing"),
                        "io/jackfield/platform/osgi/package-info.class",
                        "module-info.class",
                        "META-INF/versions/21/a/B.class",
                        resource(FakeParser.class.getName())));
        assertThat(recorder.asked)
                .containsExactly(Initialised.class.getName(), "a.Missing", FakeParser.class.getName());
        assertThat(System.getProperty(Initialised.class.getName())).isNull();
    }

    private static String resource(String name) {
        return name.replace('.', '/') + ".class";
    }

    /** Notes what it is asked for, and leaves it to the loader of the tests. */
    private static final class Recorder extends ClassLoader {
        final List<String> asked = new ArrayList<>();

        Recorder() {
            super(StrategyClassesTest.class.getClassLoader());
        }

        @Override
        public Class<?> loadClass(String name) throws ClassNotFoundException {
            asked.add(name);
            return super.loadClass(name);
        }
    }
}
