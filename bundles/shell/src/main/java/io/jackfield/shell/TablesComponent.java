package io.jackfield.shell;

import org.apache.felix.service.command.Converter;
import org.osgi.service.component.annotations.Component;

/** {@link Tables} as Gogo's converter of what {@link CommandsComponent} and {@link TrialCommandsComponent} return. */
@Component(
        service = Converter.class,
        property = {
            Converter.CONVERTER_CLASSES + "=io.jackfield.api.runtime.RuntimeDTO",
            Converter.CONVERTER_CLASSES + "=io.jackfield.api.runtime.StrategyDTO",
            Converter.CONVERTER_CLASSES + "=io.jackfield.api.runtime.ListenerDTO",
            Converter.CONVERTER_CLASSES + "=io.jackfield.api.runtime.ConnectionDTO",
            Converter.CONVERTER_CLASSES + "=io.jackfield.api.runtime.LimitsDTO",
            Converter.CONVERTER_CLASSES + "=io.jackfield.api.runtime.AgentDTO",
            Converter.CONVERTER_CLASSES + "=io.jackfield.api.runtime.DrainDTO",
            Converter.CONVERTER_CLASSES + "=io.jackfield.api.runtime.AccessLogDTO",
            Converter.CONVERTER_CLASSES + "=io.jackfield.api.runtime.LatencyDTO",
            Converter.CONVERTER_CLASSES + "=io.jackfield.shell.TlsListener",
            Converter.CONVERTER_CLASSES + "=io.jackfield.shell.ConfiguredValues",
            Converter.CONVERTER_CLASSES + "=io.jackfield.api.whiteboard.MountDTO",
            Converter.CONVERTER_CLASSES + "=io.jackfield.api.runtime.TrialDTO",
            Converter.CONVERTER_CLASSES + "=io.jackfield.api.runtime.TrialDifferenceDTO",
            Converter.CONVERTER_CLASSES + "=java.util.List"
        })
public final class TablesComponent implements Converter {
    @Override
    public Object convert(Class<?> desiredType, Object in) {
        return null;
    }

    @Override
    public CharSequence format(Object target, int level, Converter escape) {
        return level == Converter.INSPECT ? Tables.format(target) : null;
    }
}
