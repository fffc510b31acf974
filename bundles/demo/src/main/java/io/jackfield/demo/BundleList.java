package io.jackfield.demo;

import java.util.List;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;

/**
 * The framework's bundles as {@link BundleRow}s, made anew when one of them changes, so that a request never asks the
 * framework.
 */
final class BundleList implements BundleListener, AutoCloseable {
    private final BundleContext context;
    private volatile List<BundleRow> rows = List.of();

    BundleList(BundleContext context) {
        this.context = context;
    }

    void open() {
        context.addBundleListener(this);
        read();
    }

    @Override
    public void close() {
        context.removeBundleListener(this);
    }

    List<BundleRow> rows() {
        return rows;
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        read();
    }

    private synchronized void read() {
        rows = Stream.of(context.getBundles()).map(BundleList::row).toList();
    }

    private static BundleRow row(Bundle bundle) {
        String name = bundle.getSymbolicName();
        return new BundleRow(
                bundle.getBundleId(),
                name == null ? "" : name,
                bundle.getVersion().toString(),
                state(bundle.getState()));
    }

    private static String state(int state) {
        return switch (state) {
            case Bundle.UNINSTALLED -> "uninstalled";
            case Bundle.INSTALLED -> "installed";
            case Bundle.RESOLVED -> "resolved";
            case Bundle.STARTING -> "starting";
            case Bundle.STOPPING -> "stopping";
            default -> "active";
        };
    }
}
