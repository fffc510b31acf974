package io.jackfield.itests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.itests.BundleJar;
import io.jackfield.itests.Distribution;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the component descriptions must say so that a change of configuration or of a strategy restarts nothing. */
class ComponentRulesTest {
    private static final String FOR_TESTS = "io.jackfield.conformance";

    static List<BundleJar> bundles() {
        return Distribution.ourJars().stream().map(BundleJar::read).toList();
    }

    /** Those that a person configures. */
    static List<BundleJar> products() {
        return bundles().stream()
                .filter(bundle -> !bundle.symbolicName().equals(FOR_TESTS))
                .toList();
    }

    /** Without a modified method SCR deactivates and activates the component at each change. */
    @ParameterizedTest
    @MethodSource("bundles")
    void configuredComponentsAreModifiedInPlace(BundleJar bundle) throws Exception {
        for (Element component : components(bundle)) {
            if (!pids(component).isEmpty()
                    && !component.getAttribute("configuration-policy").equals("ignore")) {
                assertThat(component.getAttribute("modified"))
                        .as("modified method of " + component.getAttribute("name"))
                        .isNotEmpty();
            }
        }
    }

    /** What can be configured can be seen by tools, and what they show has a component that takes it. */
    @ParameterizedTest
    @MethodSource("products")
    void configuredComponentsAndDefinitionsBelongTogether(BundleJar bundle) throws Exception {
        Set<String> configured = new HashSet<>();
        for (Element component : components(bundle)) {
            configured.addAll(pids(component));
        }
        assertThat(designates(bundle).keySet()).containsExactlyInAnyOrderElementsOf(configured);
    }

    /** Defaults have one source, the annotation type: what Metatype shows of it is what SCR gives the component. */
    @ParameterizedTest
    @MethodSource("products")
    void componentsAreGivenTheDefaultsThatToolsShow(BundleJar bundle) throws Exception {
        Map<String, Element> designates = designates(bundle);
        for (Element component : components(bundle)) {
            for (String pid : pids(component)) {
                assertThat(properties(component)).as(pid).containsAllEntriesOf(defaults(designates.get(pid)));
            }
        }
    }

    /** Several are parted by a comma in a Metatype document, by a line in a component description. */
    private static Map<String, String> defaults(Element metatype) {
        Map<String, String> defaults = new HashMap<>();
        for (Element attribute : elements(metatype.getElementsByTagName("AD"))) {
            // nothing is what absence means, and is left out of either document
            if (!attribute.getAttribute("default").isEmpty()) {
                defaults.put(attribute.getAttribute("id"), attribute.getAttribute("default"));
            }
        }
        return defaults;
    }

    private static Map<String, String> properties(Element component) {
        Map<String, String> properties = new HashMap<>();
        for (Element property : elements(component.getElementsByTagName("property"))) {
            String value = property.hasAttribute("value")
                    ? property.getAttribute("value")
                    : String.join(",", property.getTextContent().strip().split("\\s+"));
            properties.put(property.getAttribute("name"), value);
        }
        return properties;
    }

    private static List<String> pids(Element component) {
        String pids = component.getAttribute("configuration-pid");
        return pids.isEmpty() ? List.of() : List.of(pids.split("\\s+"));
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

    /** The Metatype documents by the PIDs that they are for. */
    private static Map<String, Element> designates(BundleJar bundle) throws Exception {
        Map<String, Element> documents = new HashMap<>();
        for (String entry : bundle.entries()) {
            if (entry.startsWith("OSGI-INF/metatype/") && entry.endsWith(".xml")) {
                Element document = read(bundle, entry);
                for (Element designate : elements(document.getElementsByTagName("Designate"))) {
                    documents.put(designate.getAttribute("pid") + designate.getAttribute("factoryPid"), document);
                }
            }
        }
        return documents;
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
