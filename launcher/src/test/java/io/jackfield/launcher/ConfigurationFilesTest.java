package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationFilesTest {
    private static final String SERVER = "io.jackfield.server~second";

    private final ConfigurationFiles files = new ConfigurationFiles(getClass().getClassLoader());

    @TempDir
    Path folder;

    @Test
    void felixConfigurationsHaveTypes() throws Exception {
        Path file = write(
                SERVER + ".config",
                "# a port\nport = I\"8081\"\nhost=\"127.0.0.1\"\nnames=[ \\\n  \"a\", \\\n  \"b\", \\\n  ]\n");
        assertThat(read(file)).containsOnlyKeys(SERVER);
        assertThat(read(file).get(SERVER)).containsOnlyKeys("port", "host", "names");
        assertThat(read(file).get(SERVER).get("port")).isEqualTo(8081);
        assertThat(read(file).get(SERVER).get("names")).isEqualTo(new String[] {"a", "b"});
    }

    @Test
    void propertiesAreText() throws Exception {
        assertThat(read(write(SERVER + ".cfg", "# a port\nport = 8081\ntls.cert: cert.pem\n")))
                .containsOnly(Map.entry(SERVER, Map.of("port", "8081", "tls.cert", "cert.pem")));
    }

    @Test
    void configuratorFilesHoldSeveral() throws Exception {
        Path file = write("any.json", """
                {
                  // as in a bundle
                  ":configurator:resource-version": 1,
                  "io.jackfield.server~second": { "port:Integer": "8081" },
                  // "x:Boolean": "a comment"
                  "io.jackfield.platform": { ":configurator:policy": "force", "parkTime": 10, "on": true,
                    "text": "\\"port:Integer\\": many", "off:Boolean": "FALSE" }
                }
                """);
        assertThat(read(file))
                .containsOnly(
                        Map.entry(SERVER, Map.of("port", 8081)),
                        Map.entry(
                                "io.jackfield.platform",
                                Map.of("parkTime", 10L, "on", true, "text", "\"port:Integer\": many", "off", false)));
    }

    /** As File Install and Configuration Admin name and fill them. */
    @Test
    void filesOfOthersAreUnderstood() throws Exception {
        assertThat(read(write("io.jackfield.server-second.cfg", "felix.fileinstall.filename=x\nport=1\n")))
                .containsOnly(Map.entry(SERVER, Map.of("port", "1")));
        assertThat(read(write(SERVER + ".config", "service.pid=\"" + SERVER + "\"\nport=\"1\"\n")))
                .containsOnly(Map.entry(SERVER, Map.of("port", "1")));
    }

    @Test
    void aFolderIsReadByNameAndTheLastOneCounts() throws Exception {
        write("2.json", "{\"a.b\": {\"x\": \"second\", \"z\": \"second\"}}");
        write("a.b.cfg", "z=third");
        write("1.json", "{\"a.b\": {\"x\": \"first\", \"y\": \"first\"}}");
        write("readme.txt", "no configuration");
        assertThat(read(folder)).containsOnly(Map.entry("a.b", Map.of("x", "second", "y", "first", "z", "third")));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            a.config, `x="1"\\ny=\\nz="2"`, `line 2: expected key="text", key=I"8080" or key=["a","b"]`
            a.config, `port=8080\\nhost="a"`, `line 1: expected key="text", key=I"8080" or key=["a","b"]`
            a.config, `# a\\n\\nx=["a"\\n`, `line 3: expected key="text", key=I"8080" or key=["a","b"]`
            a.config, `port=Q"1"`, `line 1: expected key="text", key=I"8080" or key=["a","b"]`
            a.config, `x="1`, `line 1: expected key="text", key=I"8080" or key=["a","b"]`
            a.config, `port=I"many"`, `line 1: port must be a number of the type Integer, not "many"`
            a.config, `x="1"\nport=I[ \\\n"1", \\\n"8080.5"]`, `line 4: port must be a number of the type Integer, not "8080.5"`
            a.config, `port=X"128"`, `line 1: port must be a number of the type Byte, not "128"`
            a.config, `port=D"many"`, `expected a number. For input string: "many"`
            a.config, `x="1"\nkeepAlive=B"maybe"`, `line 2: keepAlive must be true or false, not "maybe"`
            a.config, `keepAlive=b["true","1"]`, `line 1: keepAlive must be true or false, not "1"`
            a.config, `keepAlive=B""`, `line 1: keepAlive must be true or false, not ""`
            a.cfg, `x=\\u12`, Malformed \\uxxxx encoding.
            a.json, `{"a":\\n{"x":1,}}`, `Invalid JSON Invalid token=CURLYCLOSE at (line no=2, column no=8, offset=13). Expected tokens are: [STRING]`
            a.json, `{"a": {"port:Integer": "many"}}`, `line 1: port must be a number of the type Integer, not "many"`
            a.json, `{"a": {"on:Boolean": "maybe"}}`, `line 1: on must be true or false, not "maybe"`
            a.json, `{"a": {"on:Boolean[]": [ true, // "no"\n /* : */"maybe"]}}`, `line 2: on must be true or false, not "maybe"`
            a.json, `{"a": {"on:boolean" : 1}}`, `line 1: on must be true or false, not "1"`
            a.json, `{"a": {\n"on:Integer": 1.5}}`, `line 2: on must be a number of the type Integer, not "1.5"`
            a.json, `{"a": {"on:Collection<Long>": [true]}}`, `line 1: on must be a number of the type Long, not "true"`
            a.json, `{"a": {"on:int[]": [99999999999]}}`, `line 1: on must be a number of the type int, not "99999999999"`
            a.json, `{"a": {"on:Nothing": 1}}`, `PID a : Invalid value/type for configuration : on:Nothing : 1`
            a.json, `{"a": 5}`, Ignoring property (not a configuration) : a
            a.json, [], `Invalid JSON, no root object`
            a.yaml, x, `expected PID.config, PID.cfg or a name that ends in .json`
            """)
    void aBadFileIsNamedWithTheReason(String name, String text, String reason) throws Exception {
        String content = name.endsWith(".cfg") ? text : text.replace("\\n", "\n");
        Path file = write(name, content);
        assertThatExceptionOfType(LaunchException.class)
                .isThrownBy(() -> read(file))
                .withMessage("--config " + file + ": " + reason);
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertThatExceptionOfType(LaunchException.class)
                .isThrownBy(() -> read(folder.resolve("nosuch.config")))
                .withMessage("--config " + folder.resolve("nosuch.config") + ": no such file or folder");
    }

    private Map<String, Map<String, Object>> read(Path path) throws LaunchException {
        return files.read(List.of(path));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
