package io.jackfield.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;

class BundleNamesTest {
    private final Bundle strict = bundle(10, "io.jackfield.parser.strict", "1.0.0");
    private final Bundle newerStrict = bundle(30, "io.jackfield.parser.strict", "1.1.0");
    private final Bundle netty = bundle(24, "io.jackfield.parser.netty", "1.0.0");
    private final Bundle otherNetty = bundle(16, "org.example.netty", "1.0.0");
    private final BundleNames names = new BundleNames(context(List.of(strict, newerStrict, netty, otherNetty)));

    @Test
    void anIdNamesItsBundle() {
        assertThat(names.find("24")).isSameAs(netty);
        assertThat(names.find("99")).isNull();
    }

    @Test
    void aSymbolicNameOrItsEndNamesTheNewestBundle() {
        assertThat(names.find("io.jackfield.parser.strict")).isSameAs(newerStrict);
        assertThat(names.find("parser.strict")).isSameAs(newerStrict);
        assertThat(names.find("strict")).isSameAs(newerStrict);
    }

    @Test
    void ofEqualVersionsTheOneInstalledLastIsNamed() {
        Bundle beside = bundle(31, "io.jackfield.parser.strict", "1.1.0");
        BundleNames more = new BundleNames(context(List.of(beside, newerStrict, strict)));
        assertThat(more.find("parser.strict")).isSameAs(beside);
    }

    @Test
    void anEndOfSeveralNamesIsRefusedWithAllOfThem() {
        assertThatThrownBy(() -> names.find("netty"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("netty names several bundles: io.jackfield.parser.netty, org.example.netty");
    }

    @Test
    void aPartThatIsNotAnEndNamesNothing() {
        assertThat(names.find("parser")).isNull();
        assertThat(names.find("trict")).isNull();
        assertThat(names.find("")).isNull();
    }

    private static Bundle bundle(long id, String name, String version) {
        return (Bundle) Proxy.newProxyInstance(
                BundleNamesTest.class.getClassLoader(),
                new Class<?>[] {Bundle.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getBundleId" -> id;
                    case "getSymbolicName" -> name;
                    case "getVersion" -> Version.parseVersion(version);
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> (int) id;
                    case "toString" -> name + " " + version;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static BundleContext context(List<Bundle> bundles) {
        return (BundleContext) Proxy.newProxyInstance(
                BundleNamesTest.class.getClassLoader(),
                new Class<?>[] {BundleContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getBundles" -> bundles.toArray(Bundle[]::new);
                    case "getBundle" ->
                        bundles.stream()
                                .filter(b -> b.getBundleId() == (Long) arguments[0])
                                .findFirst()
                                .orElse(null);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
