package io.jackfield.itests.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.itests.RunningContainer;
import io.jackfield.itests.configuration.Metatype.Configurable;
import io.jackfield.itests.configuration.Metatype.Value;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Bundle;

/** The Metatype service of a container, compared with {@link Metatype}. Its classes are a bundle's and reached by reflection. */
final class MetatypeService {
    private static final String API = "org.osgi.service.metatype.";
    private static final int ALL = -1;

    private final Object service;
    private final ClassLoader loader;
    private final List<Bundle> bundles;

    MetatypeService(RunningContainer container) {
        service = container.context().getService(container.awaitService(API + "MetaTypeService", null));
        loader = service.getClass().getClassLoader();
        bundles = container.bundles();
    }

    /** Every PID with names, types, defaults, ranges and descriptions. */
    void tellsWhatTheBundlesSay() throws ReflectiveOperationException {
        Map<String, Object> definitions = new HashMap<>();
        for (Bundle bundle : bundles) {
            if (bundle.getSymbolicName().startsWith("io.jackfield.")) {
                definitions.putAll(definitions(bundle));
            }
        }
        List<Configurable> expected = Metatype.all();
        assertThat(definitions.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().map(Configurable::pid).toList());
        for (Configurable each : expected) {
            Object definition = definitions.get(each.pid());
            assertThat(call("ObjectClassDefinition", "getName", definition)).isEqualTo(each.title());
            assertThat(call("ObjectClassDefinition", "getDescription", definition))
                    .isEqualTo(each.description());
            Object[] attributes = (Object[]) method("ObjectClassDefinition", "getAttributeDefinitions", int.class)
                    .invoke(definition, ALL);
            List<String> told = new ArrayList<>();
            for (Object attribute : attributes) {
                told.add(told(attribute));
                rangeIsChecked(attribute, each);
            }
            assertThat(told)
                    .as(each.pid())
                    .containsExactlyInAnyOrderElementsOf(each.values().stream()
                            .map(MetatypeService::expected)
                            .toList());
        }
    }

    private Map<String, Object> definitions(Bundle bundle) throws ReflectiveOperationException {
        Object information = method("MetaTypeService", "getMetaTypeInformation", Bundle.class)
                .invoke(service, bundle);
        Map<String, Object> definitions = new HashMap<>();
        for (String pids : List.of("getPids", "getFactoryPids")) {
            for (String pid : (String[]) call("MetaTypeInformation", pids, information)) {
                definitions.put(
                        pid,
                        method("MetaTypeProvider", "getObjectClassDefinition", String.class, String.class)
                                .invoke(information, pid, null));
            }
        }
        return definitions;
    }

    private String told(Object attribute) throws ReflectiveOperationException {
        String[] standard = (String[]) call("AttributeDefinition", "getDefaultValue", attribute);
        String[] options = (String[]) call("AttributeDefinition", "getOptionValues", attribute);
        return line(
                call("AttributeDefinition", "getID", attribute),
                call("AttributeDefinition", "getDescription", attribute),
                standard == null ? "" : String.join(",", standard),
                options == null ? List.of() : Arrays.asList(options));
    }

    private static String expected(Value value) {
        return line(value.key(), value.text(), value.standard(), value.options());
    }

    private static String line(Object key, Object text, String standard, List<String> options) {
        return key + " | " + text + " | " + standard + " | " + options;
    }

    /** A tool asks before it writes: an empty answer is yes. */
    private void rangeIsChecked(Object attribute, Configurable of) throws ReflectiveOperationException {
        Object key = call("AttributeDefinition", "getID", attribute);
        Value value = of.values().stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow();
        if (!value.least().isEmpty()) {
            Method validate = method("AttributeDefinition", "validate", String.class);
            assertThat((String) validate.invoke(attribute, value.least())).isEmpty();
            assertThat((String) validate.invoke(attribute, String.valueOf(Long.parseLong(value.least()) - 1)))
                    .as(key + " below its range")
                    .isNotEmpty();
        }
    }

    private Object call(String type, String method, Object on) throws ReflectiveOperationException {
        return method(type, method).invoke(on);
    }

    private Method method(String type, String method, Class<?>... parameters) throws ReflectiveOperationException {
        return loader.loadClass(API + type).getMethod(method, parameters);
    }
}
