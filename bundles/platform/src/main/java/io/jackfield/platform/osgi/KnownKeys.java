package io.jackfield.platform.osgi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.framework.Bundle;

/**
 * The keys of each PID, as the Metatype documents in our bundles say it: {@link UnknownKeys} compares. No Metatype service is needed. The
 * documents are the build's own, so that they need no parser; each is read once for each version of its bundle.
 */
final class KnownKeys {
    private static final String OURS = "io.jackfield.";
    private static final String DOCUMENTS = "OSGI-INF/metatype/";

    private final Map<Long, Said> said = new HashMap<>();

    /** What one bundle says, and when it was installed or updated. */
    private record Said(long modified, Map<String, Set<String>> keys) {}

    /** The keys by PID, or PID of a factory. */
    Map<String, Set<String>> of(Bundle... bundles) {
        Map<String, Set<String>> all = new HashMap<>();
        for (Bundle bundle : bundles) {
            if (bundle.getSymbolicName() != null && bundle.getSymbolicName().startsWith(OURS)) {
                Said now = said.get(bundle.getBundleId());
                if (now == null || now.modified != bundle.getLastModified()) {
                    now = new Said(bundle.getLastModified(), read(bundle));
                    said.put(bundle.getBundleId(), now);
                }
                all.putAll(now.keys);
            }
        }
        return all;
    }

    private static Map<String, Set<String>> read(Bundle bundle) {
        Map<String, Set<String>> keys = new HashMap<>();
        var documents = bundle.getEntryPaths(DOCUMENTS);
        for (String path : documents == null ? Collections.<String>emptyList() : Collections.list(documents)) {
            if (path.endsWith(".xml")) {
                String document = text(bundle.getEntry(path));
                Set<String> own = values(document, "<AD ", " id=\"");
                for (String pid : values(document, "<Designate ", " factoryPid=\"", " pid=\"")) {
                    keys.put(pid, own);
                }
            }
        }
        return keys;
    }

    /** What elements of that name say in the first of the attributes that they have. */
    private static Set<String> values(String document, String element, String... attributes) {
        Set<String> values = new TreeSet<>();
        for (int at = document.indexOf(element); at >= 0; at = document.indexOf(element, at + 1)) {
            int end = document.indexOf('>', at);
            for (String attribute : attributes) {
                int from = document.indexOf(attribute, at) + attribute.length();
                if (from >= attribute.length() && from < end) {
                    values.add(document.substring(from, document.indexOf('"', from)));
                    break;
                }
            }
        }
        return values;
    }

    private static String text(URL document) {
        try (InputStream in = document.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
