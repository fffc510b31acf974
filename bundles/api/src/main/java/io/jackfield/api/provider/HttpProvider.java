package io.jackfield.api.provider;

import io.jackfield.api.Http;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The hook behind {@link Http#newHttp()}, found by {@link ServiceLoader}; in a container {@code Http} is a service and this is not
 * used. An implementation has a public constructor without parameters.
 */
@ConsumerType
public interface HttpProvider {
    /**
     * The provider's name.
     *
     * @return such as {@code platform}
     */
    String name();

    /**
     * Its place among several; the highest is used, among equals the first by name.
     *
     * @return the ranking
     */
    int ranking();

    /**
     * Makes an instance of its own, with the strategies that {@link ServiceLoader} finds.
     *
     * @return an instance, to be closed by the caller
     */
    Http newHttp();

    /**
     * Finds the provider in force: from the api's own class loader or layer, else from the thread's context loader.
     *
     * @return the provider
     * @throws IllegalStateException if there is none
     */
    static HttpProvider find() {
        List<HttpProvider> found = new ArrayList<>();
        ServiceLoader.load(HttpProvider.class, HttpProvider.class.getClassLoader())
                .forEach(found::add);
        if (found.isEmpty()) {
            ServiceLoader.load(HttpProvider.class).forEach(found::add);
        }
        return found.stream()
                .min(Comparator.comparingInt(HttpProvider::ranking).reversed().thenComparing(HttpProvider::name))
                .orElseThrow(() -> new IllegalStateException(
                        "No io.jackfield.api.provider.HttpProvider found: is jackfield-platform on the path?"));
    }
}
