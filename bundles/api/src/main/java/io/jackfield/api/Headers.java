package io.jackfield.api;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Received header fields as Node folds them: lower-case names; duplicates of the fields of items 186 to 202 and of
 * {@code server} dropped, the first winning; {@code set-cookie} as a list; {@code cookie} joined with {@code "; "}, all others
 * with {@code ", "}. Values are latin-1 and otherwise as received. Immutable; made when first asked for. Items 2, 185-206.
 */
@ProviderType
public interface Headers {
    /**
     * The folded value of a field.
     *
     * @param name the name, in any case
     * @return the value, the first one for {@code set-cookie}, or null
     */
    String get(String name);

    /**
     * The values of a field: all of them for {@code set-cookie}, else the one folded value.
     *
     * @param name the name, in any case
     * @return an unmodifiable list, empty if the field is absent
     */
    List<String> all(String name);

    /**
     * Whether a field is there.
     *
     * @param name the name, in any case
     * @return true if it is
     */
    boolean has(String name);

    /**
     * The lower-case names in order of first appearance.
     *
     * @return an unmodifiable set
     */
    Set<String> names();

    /**
     * Number of different names.
     *
     * @return the number
     */
    int size();

    /**
     * Node's object: name to {@code String}, or for {@code set-cookie} to {@code List<String>}.
     *
     * @return an unmodifiable map in order of first appearance
     */
    Map<String, Object> asMap();
}
