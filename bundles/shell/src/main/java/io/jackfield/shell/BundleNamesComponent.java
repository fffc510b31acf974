package io.jackfield.shell;

import org.apache.felix.service.command.Converter;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** {@link BundleNames} as Gogo's converter, so that {@code stop 12} and {@code stop parser.strict} find their bundle. */
@Component(service = Converter.class, property = Converter.CONVERTER_CLASSES + "=org.osgi.framework.Bundle")
public final class BundleNamesComponent implements Converter {
    private final BundleNames names;

    /** @param context whose framework's bundles are named */
    @Activate
    public BundleNamesComponent(BundleContext context) {
        names = new BundleNames(context);
    }

    @Override
    public Object convert(Class<?> desiredType, Object in) {
        return desiredType == Bundle.class && in instanceof CharSequence ? names.find(in.toString()) : null;
    }

    @Override
    public CharSequence format(Object target, int level, Converter escape) {
        return null;
    }
}
