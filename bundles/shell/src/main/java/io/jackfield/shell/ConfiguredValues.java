package io.jackfield.shell;

import java.util.Map;

/**
 * A configuration as a person may see it: what decrypts keys is left out.
 *
 * @param pid {@code FACTORY~NAME} for an instance of a factory
 * @param values by key, in their order
 */
public record ConfiguredValues(String pid, Map<String, Object> values) {}
