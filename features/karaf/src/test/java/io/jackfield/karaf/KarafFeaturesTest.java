package io.jackfield.karaf;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.launcher.FeatureFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KarafFeaturesTest {
    @TempDir
    Path folder;

    @Test
    void bundlesIncludesAndConfigurationsBecomeThoseOfKaraf() throws Exception {
        Files.writeString(folder.resolve("core.json"), """
                {"description": "What <stays>", "bundles": [
                  {"id": "org.apache.felix:scr:1.0", "bundleStartLevel": 1},
                  {"id": "io.netty:native:jar:linux-x86_64:4.2", "bundleStartLevel": 2}]}
                """);
        Files.writeString(folder.resolve("server.json"), """
                {"extensions": {"jackfield-includes": {"text": ["core"]}},
                 "bundles": [{"id": "io.jackfield:server:0.1"}],
                 "configurations": {"io.jackfield.server~default": {"port:Integer": 8080, "names": ["a", "b"]}}}
                """);
        Files.writeString(folder.resolve("trial.json"), "{}");

        assertThat(KarafFeatures.text(new FeatureFolder(folder), "0.1-SNAPSHOT", List.of("trial")))
                .isEqualTo("""
                        <?xml version="1.0" encoding="UTF-8"?>
                        <features xmlns="http://karaf.apache.org/xmlns/features/v1.6.0" name="jackfield-0.1-SNAPSHOT">
                          <feature name="jackfield-core" version="0.1-SNAPSHOT" description="What &lt;stays&gt;">
                            <bundle dependency="true" start-level="81">mvn:org.apache.felix/scr/1.0</bundle>
                            <bundle start-level="82">mvn:io.netty/native/4.2/jar/linux-x86_64</bundle>
                          </feature>
                          <feature name="jackfield-server" version="0.1-SNAPSHOT" description="">
                            <config name="io.jackfield.server-default">
                              port = 8080
                              names = a,b
                            </config>
                            <feature version="0.1-SNAPSHOT">jackfield-core</feature>
                            <bundle start-level="81">mvn:io.jackfield/server/0.1</bundle>
                          </feature>
                        </features>
                        """);
    }
}
