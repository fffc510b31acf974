package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

class LoadedClassesTest {
    @TempDir
    Path folder;

    private Path log;
    private final List<String> asked = new ArrayList<>();

    @BeforeEach
    void name() {
        log = folder.resolve("classes.log");
    }

    @Test
    void theBundleThatAClassIsFromIsAskedForIt() throws IOException {
        write(
                "java.lang.Object source: shared objects file",
                "some.First source: file:" + jar("first"),
                "some.First$$Lambda$1/0x00007f979502cd10 source: some.First",
                "some.Second source: file:" + jar("second"),
                "some.Other source: file:" + jar("no-bundle"));
        LoadedClasses.link(new Bundle[] {bundle("first"), bundle("second")}, log);
        assertThat(asked).containsExactly("first some.First", "second some.Second");
    }

    @Test
    void aClassThatNeedsWhatIsNotThereIsLeftOut() throws IOException {
        write("some.Missing source: file:" + jar("first"), "some.First source: file:" + jar("first"));
        LoadedClasses.link(new Bundle[] {bundle("first")}, log);
        assertThat(asked).containsExactly("first some.Missing", "first some.First");
    }

    @Test
    void theFrameworkItselfIsNoJar() throws IOException {
        write("some.First source: file:" + jar("first"));
        LoadedClasses.link(new Bundle[] {bundleAt("framework", "System Bundle"), bundle("first")}, log);
        assertThat(asked).containsExactly("first some.First");
    }

    private void write(String... lines) throws IOException {
        Files.write(log, List.of(lines));
    }

    private Path jar(String name) {
        return folder.resolve(name + ".jar");
    }

    private Bundle bundle(String name) {
        return bundleAt(name, jar(name).toUri().toString());
    }

    private Bundle bundleAt(String name, String location) {
        return (Bundle) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Bundle.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getLocation")) {
                        return location;
                    }
                    asked.add(name + " " + arguments[0]);
                    if (arguments[0].equals("some.Missing")) {
                        throw new ClassNotFoundException("some.Missing");
                    }
                    return Object.class;
                });
    }
}
