package io.jackfield.whiteboard.jdk;

import com.sun.net.httpserver.Headers;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** The fields of a request, which can not be changed. In the JDK there is a public way to such headers from 18 on only. */
final class RequestHeaders extends Headers {
    /**
     * Takes them over.
     *
     * @param raw name, value, name, value
     */
    RequestHeaders(List<String> raw) {
        for (int i = 0; i + 1 < raw.size(); i += 2) {
            super.add(raw.get(i), raw.get(i + 1));
        }
    }

    private static UnsupportedOperationException fixed() {
        return new UnsupportedOperationException("the headers of a request can not be changed");
    }

    @Override
    public void add(String key, String value) {
        throw fixed();
    }

    @Override
    public void set(String key, String value) {
        throw fixed();
    }

    @Override
    public List<String> put(String key, List<String> value) {
        throw fixed();
    }

    @Override
    public List<String> get(Object key) {
        List<String> values = super.get(key);
        return values == null ? null : Collections.unmodifiableList(values);
    }

    @Override
    public void putAll(Map<? extends String, ? extends List<String>> all) {
        throw fixed();
    }

    @Override
    public List<String> remove(Object key) {
        throw fixed();
    }

    @Override
    public void clear() {
        throw fixed();
    }

    @Override
    public void replaceAll(BiFunction<? super String, ? super List<String>, ? extends List<String>> function) {
        throw fixed();
    }

    @Override
    public Set<String> keySet() {
        return Collections.unmodifiableSet(super.keySet());
    }

    @Override
    public Collection<List<String>> values() {
        return Collections.unmodifiableCollection(super.values());
    }

    @Override
    public Set<Map.Entry<String, List<String>>> entrySet() {
        return Collections.unmodifiableSet(super.entrySet());
    }
}
