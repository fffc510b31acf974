package io.jackfield.benchmarks.swap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LoadersTest {
    private static final String PRINTED = """
            4711:
            +-- <bootstrap>
                  |
                  |               Classes: java.lang.Object
                  |                        [Ljava.lang.Object;
                  |                        (2 classes)
                  |
                  +-- "app", jdk.internal.loader.ClassLoaders$AppClassLoader
                        |
                        |               Classes: org.example.framework.EquinoxClassLoader
                        |                        (1 class)
                        |
                        +-- org.example.framework.EquinoxClassLoader
                        |
                        |               Classes: org.example.one.Activator
                        |                        org.example.one.Worker
                        |                        [Lorg.example.one.Worker;
                        |                        (3 classes)
                        |
                        |        Hidden Classes: org.example.one.Worker$$Lambda$7/0x0000000800c8d000
                        |                        (1 hidden class)
                        |
                        +-- org.example.framework.EquinoxClassLoader
                        |
                        +-- "two", org.example.framework.BundleClassLoader

                                         Classes: org.example.two.Activator
                                                  (1 class)
            """;

    @Test
    void eachIsKnownByItsClasses() {
        assertThat(Loaders.parse(PRINTED.lines().toList()).classes())
                .containsExactly(
                        Set.of("org.example.one.Activator", "org.example.one.Worker"),
                        Set.of("org.example.two.Activator"));
    }

    @Test
    void theFirstOfABundleThatHadNoneIsNotLeftBehind() {
        Loaders before = of("one");
        assertThat(of("one", "late").beside(before).count()).isEqualTo(1);
        assertThat(of("one", "late", "late").beside(before).count()).isEqualTo(2);
        assertThat(of("one", "one").beside(before).count()).isEqualTo(2);
    }

    @Test
    void thatOfACandidateIs() {
        Loaders before = of("one");
        Loaders after = of("one", CandidateActivator.class.getName());
        assertThat(after.beside(before).count()).isEqualTo(2);
    }

    private static Loaders of(String... firstClasses) {
        return new Loaders(Stream.of(firstClasses).map(Set::of).toList());
    }

    @Test
    void whichBundleHasSeveralIsTold() {
        assertThat(of("one", "two", "one").repeated()).isEqualTo(List.of("one"));
    }
}
