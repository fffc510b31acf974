package io.jackfield.itests.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our features in a real Karaf, driven by its console as a person would. */
class KarafIT {
    @TempDir
    Path temporary;

    @Test
    void karafInstallsAFeatureServesAndSwapsAParser() throws Exception {
        Path javaHome = Path.of(System.getProperty("karaf.java.home"));
        assumeTrue(
                Files.readString(javaHome.resolve("release")).contains("JAVA_VERSION=\"17."),
                "Karaf 4.4 starts on JDK 17 only: give one by -Dkaraf.java.home");
        Path features = Path.of(System.getProperty("karaf.features")).normalize();
        Path home = temporary.resolve("karaf");
        try (KarafProcess karaf = KarafProcess.start(home, javaHome, Files.readString(features))) {
            // a configuration that is there before the feature is the one that counts
            Files.writeString(home.resolve("etc/io.jackfield.server-default.cfg"), "host = 127.0.0.1\nport = 0\n");
            karaf.repeat("feature:repo-list", "standard-\\d");
            karaf.type("feature:repo-add " + features.toUri(), "Adding feature url file:");
            karaf.type("feature:install jackfield-demo", "karaf@root");
            MatchResult address =
                    karaf.repeat("jackfield:status", "default +(127\\.0\\.0\\.1:\\d+) +listening +strict#1");

            assertThat(get(address.group(1))).isEqualTo("200 Hello, World!");

            karaf.type("jackfield:swap parser netty", "swapped parser strict#1 -> netty#2");
            assertThat(get(address.group(1))).isEqualTo("200 Hello, World!");
            karaf.type("jackfield:status", "default +" + address.group(1) + " +listening +netty#2");

            assertThat(karaf.shutdown()).isZero();
        }
    }

    private static String get(String address) throws IOException, InterruptedException {
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://" + address + "/plaintext"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return response.statusCode() + " " + response.body();
    }
}
