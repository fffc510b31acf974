package io.jackfield.itests.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jackfield.itests.BundleBuilder;
import io.jackfield.itests.tls.KeyStoreFile;
import io.jackfield.itests.whiteboard.JdkApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our features in a real Karaf, driven by its console as a person would. */
class KarafIT {
    private static final String LISTENER = "host = 127.0.0.1\nport = 0\n";
    private static final String ADDRESS = "(127\\.0\\.0\\.1:\\d+)";

    @TempDir
    Path temporary;

    @Test
    void karafInstallsFeaturesServesAndSwapsAParser() throws Exception {
        Path javaHome = Path.of(System.getProperty("karaf.java.home"));
        assumeTrue(
                Files.readString(javaHome.resolve("release")).contains("JAVA_VERSION=\"17."),
                "Karaf 4.4 starts on JDK 17 only: give one by -Dkaraf.java.home");
        Path features = Path.of(System.getProperty("karaf.features")).normalize();
        Path home = temporary.resolve("karaf");
        KeyStoreFile store = KeyStoreFile.make(temporary.resolve("own.p12"));
        try (KarafProcess karaf = KarafProcess.start(home, javaHome, Files.readString(features))) {
            // a configuration that is there before the feature is the one that counts
            Files.writeString(home.resolve("etc/io.jackfield.server-default.cfg"), LISTENER);
            karaf.repeat("feature:repo-list", "standard-\\d");
            karaf.type("feature:repo-add " + features.toUri(), "Adding feature url file:");
            karaf.type("feature:install jackfield-demo jackfield-tls jackfield-whiteboard-jdk", "karaf@root");
            String address = karaf.repeat("jackfield:status", "default +" + ADDRESS + " +listening +strict#1")
                    .group(1);
            Files.writeString(
                    home.resolve("etc/io.jackfield.server-secure.cfg"),
                    LISTENER + "tls.keystore = " + store.file() + "\ntls.passphrase = " + KeyStoreFile.PASSWORD + "\n");
            karaf.type("bundle:install -s " + application().toUri(), "Bundle ID: \\d+");
            karaf.repeat("jackfield:mounts", "handler +/session");
            String secure = karaf.repeat("jackfield:listeners", "secure +" + ADDRESS + " +listening +strict#1")
                    .group(1);

            HttpClient client =
                    HttpClient.newBuilder().sslContext(store.trust()).build();
            assertThat(get(client, "http://" + address + "/plaintext")).isEqualTo("200 Hello, World!");
            assertThat(get(client, "http://" + address + "/session")).isEqualTo("200 none");
            assertThat(get(client, "https://" + secure + "/session")).startsWith("200 TLSv1.3 TLS_");

            karaf.type("jackfield:swap parser netty", "swapped parser strict#1 -> netty#2");
            assertThat(get(client, "http://" + address + "/plaintext")).isEqualTo("200 Hello, World!");
            assertThat(get(client, "https://" + secure + "/plaintext")).isEqualTo("200 Hello, World!");
            karaf.type("jackfield:status", "default +" + address + " +listening +netty#2");

            assertThat(karaf.shutdown()).isZero();
        }
    }

    /** Handlers for the JDK's server, in a bundle that knows nothing of ours. */
    private Path application() throws Exception {
        return BundleBuilder.named("jdk.application")
                .header("Bundle-Activator", JdkApplication.class.getName())
                // Karaf's framework does not export it, but delegates to the JDK for it
                .header(
                        "Import-Package",
                        "org.osgi.framework,javax.net.ssl,com.sun.net.httpserver;resolution:=optional")
                .write(temporary, JdkApplication.class, JdkApplication.Passing.class);
    }

    private static String get(HttpClient client, String url) throws IOException, InterruptedException {
        HttpResponse<String> response =
                client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
        return response.statusCode() + " " + response.body();
    }
}
