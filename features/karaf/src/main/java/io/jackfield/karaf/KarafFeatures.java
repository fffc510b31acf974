package io.jackfield.karaf;

import io.jackfield.launcher.BundleRef;
import io.jackfield.launcher.Feature;
import io.jackfield.launcher.FeatureFolder;
import io.jackfield.launcher.LaunchException;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes Karaf's {@code features.xml} from the same feature files that the launcher starts from. What other projects
 * made for OSGi (its API, declarative services, Configuration Admin, Gogo) is a dependency, which Karaf may meet by
 * a bundle of its own.
 */
public final class KarafFeatures {
    private static final String NAMESPACE = "http://karaf.apache.org/xmlns/features/v1.6.0";
    private static final String PREFIX = "jackfield-";

    /** Start levels of the files count from here: Karaf's own bundles are up by then. */
    private static final int FIRST_START_LEVEL = 80;

    private static final Set<String> FRAMEWORK_SERVICES = Set.of("org.osgi", "org.apache.felix");

    private final XMLStreamWriter xml;
    private final String version;

    private KarafFeatures(XMLStreamWriter xml, String version) {
        this.xml = xml;
        this.version = version;
    }

    /**
     * Writes the file.
     *
     * @param arguments the folder of feature files, the file to write, the version of the features, and the names of
     *     features that are no product
     */
    public static void main(String[] arguments) throws IOException, LaunchException, XMLStreamException {
        Path target = Path.of(arguments[1]);
        Files.createDirectories(target.toAbsolutePath().getParent());
        List<String> left = List.of(arguments).subList(3, arguments.length);
        Files.writeString(target, text(new FeatureFolder(Path.of(arguments[0])), arguments[2], left));
    }

    /** The whole of the file. */
    static String text(FeatureFolder folder, String version, List<String> left)
            throws LaunchException, XMLStreamException {
        StringWriter text = new StringWriter();
        XMLStreamWriter writer = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
        new KarafFeatures(writer, version).write(folder, left);
        return text.append('\n').toString();
    }

    private void write(FeatureFolder folder, List<String> left) throws LaunchException, XMLStreamException {
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        line(0);
        xml.writeStartElement("features");
        xml.writeDefaultNamespace(NAMESPACE);
        xml.writeAttribute("name", PREFIX + version);
        for (String name : folder.names()) {
            if (!left.contains(name)) {
                write(folder.feature(name));
            }
        }
        line(0);
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void write(Feature feature) throws XMLStreamException {
        line(1);
        xml.writeStartElement("feature");
        xml.writeAttribute("name", PREFIX + feature.name());
        xml.writeAttribute("version", version);
        xml.writeAttribute("description", feature.description());
        for (Map.Entry<String, Map<String, Object>> configuration :
                feature.configurations().entrySet()) {
            write(configuration.getKey(), configuration.getValue());
        }
        for (String included : feature.includes()) {
            line(2);
            xml.writeStartElement("feature");
            xml.writeAttribute("version", version);
            xml.writeCharacters(PREFIX + included);
            xml.writeEndElement();
        }
        for (BundleRef bundle : feature.bundles()) {
            write(bundle);
        }
        line(1);
        xml.writeEndElement();
    }

    /** The name is that of a file in Karaf's {@code etc}, where a hyphen parts factory and instance. */
    private void write(String pid, Map<String, Object> properties) throws XMLStreamException {
        line(2);
        xml.writeStartElement("config");
        xml.writeAttribute("name", pid.replace('~', '-'));
        for (Map.Entry<String, Object> property : properties.entrySet()) {
            line(3);
            xml.writeCharacters(property.getKey() + " = " + value(property.getValue()));
        }
        line(2);
        xml.writeEndElement();
    }

    /** A configuration of Karaf is text: several values are parted by commas, as our settings read them. */
    private static String value(Object value) {
        return value instanceof Object[] values
                ? String.join(",", List.of(values).stream().map(String::valueOf).toList())
                : String.valueOf(value);
    }

    private void write(BundleRef bundle) throws XMLStreamException {
        line(2);
        xml.writeStartElement("bundle");
        if (FRAMEWORK_SERVICES.contains(bundle.group())) {
            xml.writeAttribute("dependency", "true");
        }
        xml.writeAttribute("start-level", String.valueOf(FIRST_START_LEVEL + bundle.startLevel()));
        xml.writeCharacters(bundle.mavenUrl());
        xml.writeEndElement();
    }

    private void line(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }
}
