package io.jackfield.itests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.itests.BundleJar;
import io.jackfield.itests.Distribution;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the component descriptions must say so that a change of configuration or of a strategy restarts nothing. */
class ComponentRulesTest {
    static List<BundleJar> bundles() {
        return Distribution.ourJars().stream().map(BundleJar::read).toList();
    }

    /** Without a modified method SCR deactivates and activates the component at each change. */
    @ParameterizedTest
    @MethodSource("bundles")
    void configuredComponentsAreModifiedInPlace(BundleJar bundle) throws Exception {
        Set<String> designated = designated(bundle);
        for (Element component : components(bundle)) {
            String pid = component.getAttribute("configuration-pid");
            boolean configured = !pid.isEmpty() || designated.contains(component.getAttribute("name"));
            if (configured && !component.getAttribute("configuration-policy").equals("ignore")) {
                assertThat(component.getAttribute("modified"))
                        .as("modified method of " + component.getAttribute("name"))
                        .isNotEmpty();
            }
        }
    }

    /** A static reference restarts the component when the service changes; only the facade stays as long as that. */
    @ParameterizedTest
    @MethodSource("bundles")
    void referencesAreDynamic(BundleJar bundle) throws Exception {
        for (Element component : components(bundle)) {
            for (Element reference : elements(component.getElementsByTagName("reference"))) {
                if (!reference.getAttribute("interface").equals("io.jackfield.api.Http")) {
                    assertThat(reference.getAttribute("policy"))
                            .as("policy of " + label(component, reference))
                            .isEqualTo("dynamic");
                }
            }
        }
    }

    /** A component that must have a strategy is gone while there is none: connects would be refused. */
    @ParameterizedTest
    @MethodSource("bundles")
    void strategiesMayBeAbsentAndTheBestIsTaken(BundleJar bundle) throws Exception {
        for (Element component : components(bundle)) {
            for (Element reference : elements(component.getElementsByTagName("reference"))) {
                if (reference.getAttribute("interface").startsWith("io.jackfield.spi.")) {
                    String label = label(component, reference);
                    assertThat(reference.getAttribute("cardinality"))
                            .as("cardinality of " + label)
                            .startsWith("0..");
                    assertThat(reference.getAttribute("policy-option"))
                            .as("policy option of " + label)
                            .isEqualTo("greedy");
                }
            }
        }
    }

    private static String label(Element component, Element reference) {
        return component.getAttribute("name") + "." + reference.getAttribute("name");
    }

    private static List<Element> components(BundleJar bundle) throws Exception {
        List<Element> components = new ArrayList<>();
        for (String entry : bundle.clauses("Service-Component").keySet()) {
            components.add(read(bundle, entry));
        }
        return components;
    }

    private static Set<String> designated(BundleJar bundle) throws Exception {
        Set<String> pids = new HashSet<>();
        for (String entry : bundle.entries()) {
            if (entry.startsWith("OSGI-INF/metatype/") && entry.endsWith(".xml")) {
                for (Element designate : elements(read(bundle, entry).getElementsByTagName("Designate"))) {
                    pids.add(designate.getAttribute("pid"));
                    pids.add(designate.getAttribute("factoryPid"));
                }
            }
        }
        return pids;
    }

    private static Element read(BundleJar bundle, String entry) throws Exception {
        try (InputStream in = bundle.open(entry)) {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(in)
                    .getDocumentElement();
        }
    }

    private static List<Element> elements(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
