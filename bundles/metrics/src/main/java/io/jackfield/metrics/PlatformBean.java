package io.jackfield.metrics;

import io.jackfield.api.runtime.AccessLogDTO;
import io.jackfield.api.runtime.AgentDTO;
import io.jackfield.api.runtime.LatencyDTO;
import io.jackfield.api.runtime.ListenerDTO;
import io.jackfield.api.runtime.RefusalDTO;
import io.jackfield.api.runtime.RuntimeDTO;
import io.jackfield.api.runtime.StrategyDTO;
import io.jackfield.api.runtime.Switchboard;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.MBeanException;
import javax.management.MBeanInfo;
import javax.management.ReflectionException;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenMBeanAttributeInfo;
import javax.management.openmbean.OpenMBeanAttributeInfoSupport;
import javax.management.openmbean.OpenMBeanInfoSupport;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;

/**
 * What the {@link Switchboard} knows as an open MBean, read only: a client needs no class of ours. Each read of an attribute is a new
 * snapshot. Thread-safe.
 */
final class PlatformBean implements DynamicMBean {
    /** Makes the value of an attribute. */
    private interface Reading {
        Object of(RuntimeDTO now) throws OpenDataException, IllegalAccessException;
    }

    private final Supplier<Switchboard> source;
    private final Map<String, Reading> readings = new LinkedHashMap<>();
    private final Map<String, OpenMBeanAttributeInfo> attributes = new LinkedHashMap<>();

    /** @param source gives null while there is no switchboard */
    PlatformBean(Supplier<Switchboard> source) throws OpenDataException {
        this.source = source;
        Rows<ListenerDTO> listeners = new Rows<>(ListenerDTO.class, "A listener and what serves it");
        Rows<StrategyDTO> strategies = new Rows<>(StrategyDTO.class, "A generation of a strategy");
        Rows<AgentDTO> agents = new Rows<>(AgentDTO.class, "An agent and its pool");
        Rows<RefusalDTO> refusals = new Rows<>(RefusalDTO.class, "A configuration that could not be followed");
        Rows<AccessLogDTO> logs = new Rows<>(AccessLogDTO.class, "An access log");
        Rows<LatencyDTO> latencies = new Rows<>(LatencyDTO.class, "How long exchanges took");
        add("Uptime", "Milliseconds since the platform started", SimpleType.LONG, now -> now.uptime);
        add("LongestHold", "Longest hold of a loop by a change, microseconds", SimpleType.LONG, now -> now.longestHold);
        add("Listeners", "The listeners of all servers", listeners.type(), now -> listeners.of(now.listeners));
        add("Strategies", "The strategies of all kinds", strategies.type(), now -> strategies.of(now.strategies));
        add("Agents", "The agents", agents.type(), now -> agents.of(now.agents));
        add("Refusals", "The configurations that are refused", refusals.type(), now -> refusals.of(now.refusals));
        add("AccessLogs", "The access logs", logs.type(), now -> logs.of(now.accessLogs));
        add("Latencies", "How long exchanges took", latencies.type(), now -> latencies.of(now.latencies));
    }

    private void add(String name, String description, OpenType<?> type, Reading reading) {
        readings.put(name, reading);
        attributes.put(name, new OpenMBeanAttributeInfoSupport(name, description, type, true, false, false));
    }

    @Override
    public MBeanInfo getMBeanInfo() {
        return new OpenMBeanInfoSupport(
                PlatformBean.class.getName(),
                "What the platform's switchboard knows",
                attributes.values().toArray(new OpenMBeanAttributeInfo[0]),
                null,
                null,
                null);
    }

    @Override
    public Object getAttribute(String name) throws AttributeNotFoundException, MBeanException, ReflectionException {
        Reading reading = readings.get(name);
        if (reading == null) {
            throw new AttributeNotFoundException(name);
        }
        Switchboard switchboard = source.get();
        if (switchboard == null) {
            throw new MBeanException(new IllegalStateException("no platform"));
        }
        try {
            return reading.of(switchboard.runtime());
        } catch (OpenDataException | IllegalAccessException e) {
            throw new ReflectionException(e, name);
        }
    }

    @Override
    public AttributeList getAttributes(String[] names) {
        AttributeList list = new AttributeList();
        for (String name : names) {
            try {
                list.add(new Attribute(name, getAttribute(name)));
            } catch (AttributeNotFoundException | MBeanException | ReflectionException absent) {
                // as JMX has it: what can not be had is left out
            }
        }
        return list;
    }

    @Override
    public void setAttribute(Attribute attribute) throws AttributeNotFoundException {
        throw new AttributeNotFoundException(attribute.getName() + " can not be written");
    }

    @Override
    public AttributeList setAttributes(AttributeList changes) {
        return new AttributeList();
    }

    @Override
    public Object invoke(String operation, Object[] arguments, String[] signature) throws ReflectionException {
        throw new ReflectionException(new NoSuchMethodException(operation));
    }
}
