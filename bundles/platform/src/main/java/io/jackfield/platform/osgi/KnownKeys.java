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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;

/**
 * The keys of each PID, as the Metatype documents in our bundles say it: {@link UnknownKeys} compares. No Metatype service is needed. The
 * documents are the build's own, so that a pattern reads them; each is read once for each version of its bundle.
 */
final class KnownKeys {
    private static final String OURS = "io.jackfield.";
    private static final String DOCUMENTS = "OSGI-INF/metatype/";
    private static final Pattern PID = Pattern.compile("<Designate\\s(?:[^>]*\\s)?(?:factoryPid|pid)=\"([^\"]*)\"");
    private static final Pattern KEY = Pattern.compile("<AD\\s(?:[^>]*\\s)?id=\"([^\"]*)\"");

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
                Set<String> own = all(KEY, document);
                all(PID, document).forEach(pid -> keys.put(pid, own));
            }
        }
        return keys;
    }

    private static Set<String> all(Pattern pattern, String document) {
        Set<String> all = new TreeSet<>();
        Matcher matcher = pattern.matcher(document);
        while (matcher.find()) {
            all.add(matcher.group(1));
        }
        return all;
    }

    private static String text(URL document) {
        try (InputStream in = document.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
