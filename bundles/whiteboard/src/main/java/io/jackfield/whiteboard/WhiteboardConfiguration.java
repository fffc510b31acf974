package io.jackfield.whiteboard;

import org.osgi.service.component.annotations.ComponentPropertyType;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The configuration {@code io.jackfield.whiteboard}, as tools show it. {@link WhiteboardSettings} reads it. */
@ComponentPropertyType
@ObjectClassDefinition(name = "Jackfield whiteboard", description = "Handlers, filters and error handlers as services")
@interface WhiteboardConfiguration {
    /** Milliseconds. */
    @AttributeDefinition(
            name = "Handler wait",
            description =
                    "Milliseconds that a request waits for the successor of a handler or filter that went; then 404",
            min = "0",
            max = "60000")
    int handlerWait() default 1000;

    /** Milliseconds. */
    @AttributeDefinition(
            name = "Drain time",
            description = "Milliseconds that the exchanges of a handler or filter that goes are waited for",
            min = "0",
            max = "600000")
    int drainTime() default 5000;
}
