package io.jackfield.itests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.itests.BundleJar;
import io.jackfield.itests.Distribution;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What strangers compile against, as text under version control, so that no change of it goes unseen. After a change
 * that is meant: {@code mvn verify -Dsignature.update -Dit.test=SignatureTest}, and commit the text.
 */
class SignatureTest {
    private static final String UPDATE = "signature.update";

    @ParameterizedTest
    @ValueSource(strings = {"api", "spi"})
    void theSignatureIsTheCommittedOne(String bundle) throws Exception {
        Path committed = Distribution.root().resolve("itests/src/test/resources/signatures/" + bundle + ".txt");
        String built = Signature.of(BundleJar.read(Distribution.jar(bundle)));
        if (System.getProperty(UPDATE) != null) {
            Files.writeString(committed, built);
        }
        assertThat(built)
                .as(
                        "the signature of %s changed; if it was meant: mvn verify -D%s -Dit.test=SignatureTest",
                        bundle, UPDATE)
                .isEqualTo(Files.readString(committed));
    }
}
