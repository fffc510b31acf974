package io.jackfield.itests.configuration;

import io.jackfield.itests.BundleJar;
import io.jackfield.itests.Distribution;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What can be configured, as the Metatype documents in the packaged bundles tell it (Compendium chapter 105). */
final class Metatype {
    private Metatype() {}

    /**
     * One PID.
     *
     * @param factory whether there may be several configurations, each with a name
     */
    record Configurable(String pid, boolean factory, String title, String description, List<Value> values) {
        /** How one configuration of it is called. */
        String instance(String name) {
            return factory ? pid + "~" + name : pid;
        }
    }

    /**
     * One value of it; what the document does not say is empty.
     *
     * @param options the words that can be chosen
     */
    record Value(
            String key, String type, String standard, String least, String most, List<String> options, String text) {}

    /** All of our bundles, in order of their PIDs. */
    static List<Configurable> all() {
        List<Configurable> all = new ArrayList<>();
        for (BundleJar bundle :
                Distribution.ourJars().stream().map(BundleJar::read).toList()) {
            bundle.entries().stream()
                    .filter(entry -> entry.startsWith("OSGI-INF/metatype/") && entry.endsWith(".xml"))
                    .forEach(entry -> all.add(configurable(root(bundle, entry))));
        }
        all.sort(Comparator.comparing(Configurable::pid));
        return all;
    }

    private static Configurable configurable(Element root) {
        Element definition = children(root, "OCD").get(0);
        Element designate = children(root, "Designate").get(0);
        String factory = designate.getAttribute("factoryPid");
        return new Configurable(
                factory.isEmpty() ? designate.getAttribute("pid") : factory,
                !factory.isEmpty(),
                definition.getAttribute("name"),
                definition.getAttribute("description"),
                children(definition, "AD").stream().map(Metatype::value).toList());
    }

    private static Value value(Element attribute) {
        String cardinality = attribute.getAttribute("cardinality");
        boolean many = !cardinality.isEmpty() && !cardinality.equals("0");
        return new Value(
                attribute.getAttribute("id"),
                attribute.getAttribute("type") + (many ? "[]" : ""),
                attribute.getAttribute("default"),
                attribute.getAttribute("min"),
                attribute.getAttribute("max"),
                children(attribute, "Option").stream()
                        .map(option -> option.getAttribute("value"))
                        .toList(),
                attribute.getAttribute("description"));
    }

    private static Element root(BundleJar bundle, String entry) {
        try (InputStream in = bundle.open(entry)) {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(in)
                    .getDocumentElement();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(bundle + "!" + entry, e);
        }
    }

    private static List<Element> children(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
