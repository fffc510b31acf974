package io.jackfield.inspect;

import io.jackfield.spi.engine.HeadFraming;
import io.jackfield.spi.parser.ParserFactory;
import java.io.IOException;
import java.util.List;
import org.apache.felix.service.command.Descriptor;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** {@link Parse} in Gogo's scope {@code jackfield}. */
@Component(
        service = ParseComponent.class,
        property = {"osgi.command.scope=jackfield", "osgi.command.function=parse"})
public final class ParseComponent {
    @Reference(policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<ParserFactory> parsers;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
    private volatile HeadFraming framing;

    /** @return a line for each thing that was found, or where two parsers differ */
    @Descriptor("shows what a parser makes of recorded bytes: parse FILE [--parser NAME | --diff A,B] [--response]")
    public String parse(
            @Descriptor(
                            "the file, then --parser NAME for another parser than the best, --diff A,B for where two differ, "
                                    + "--response if it holds responses (to GET) and not requests")
                    String... words)
            throws IOException {
        return new Parse(parsers, framing).run(words).toString();
    }
}
