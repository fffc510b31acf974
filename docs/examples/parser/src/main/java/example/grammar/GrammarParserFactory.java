package example.grammar;

import io.jackfield.spi.parser.Parser;
import io.jackfield.spi.parser.ParserFactory;
import io.jackfield.spi.parser.ParserSpec;
import org.osgi.service.component.annotations.Component;

/** Makes {@link GrammarParser}s: a service in a container, found by the service loader outside. */
@Component(property = {ParserFactory.NAME_PROPERTY + "=grammar", "service.ranking:Integer=20"})
public final class GrammarParserFactory implements ParserFactory {

    @Override
    public String name() {
        return "grammar";
    }

    /** Below the strict parser's 100: it serves when it is asked for, not because it was installed. */
    @Override
    public int ranking() {
        return 20;
    }

    @Override
    public Parser newParser(ParserSpec spec) {
        return new GrammarParser(spec.limits());
    }
}
