package io.jackfield.platform.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;

class ServiceFilterTest {
    private static final Map<String, Object> PROPERTIES = Map.of(
            "jackfield.name", "strict", "service.ranking", 100, "tags", List.of("fast", "safe"), "odd", "a(b*c)");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(jackfield.name=strict)",
                "(JackField.Name=strict)",
                "(jackfield.name=*)",
                "(jackfield.name=st*t)",
                "(jackfield.name=*tri*)",
                "(&(jackfield.name=strict)(service.ranking>=100))",
                "(|(jackfield.name=netty)(tags=safe))",
                "(!(jackfield.name=netty))",
                "(service.ranking=100)",
                "(service.ranking<=100)",
                "(jackfield.name~=STRICT)",
                "(odd=a\\(b\\*c\\))",
                "( & (tags=fast) (tags=safe) )"
            })
    void passes(String filter) throws InvalidSyntaxException {
        assertThat(ServiceFilter.of(filter).test(PROPERTIES)).isTrue();
        assertThat(framework(filter)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(jackfield.name=netty)",
                "(jackfield.name=st)",
                "(jackfield.name=s*t*t*t)",
                "(absent=*)",
                "(service.ranking>=101)",
                "(!(tags=fast))",
                "(&(jackfield.name=strict)(tags=slow))"
            })
    void doesNotPass(String filter) throws InvalidSyntaxException {
        assertThat(ServiceFilter.of(filter).test(PROPERTIES)).isFalse();
        assertThat(framework(filter)).isFalse();
    }

    /** What the framework's own filter says: ours must not differ. */
    private static boolean framework(String filter) throws InvalidSyntaxException {
        return FrameworkUtil.createFilter(filter).match(new Hashtable<>(PROPERTIES));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "jackfield.name=strict; expected '(' at character 1",
                "(jackfield.name=strict; expected ')' at character 23",
                "(&); expected '(' at character 3",
                "(=x); expected a property's name at character 2",
                "(a=b)(c=d); expected its end at character 6",
                "(!(a=b)(c=d)); expected exactly one condition after '!' at character 13"
            })
    void saysWhatIsWrongWhere(String filter, String expected) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceFilter.of(filter))
                .withMessage("\"" + filter + "\" is not a filter: " + expected);
    }

    @Test
    void emptyLetsEverythingPass() {
        assertThat(ServiceFilter.of(" ").test(Map.of())).isTrue();
    }
}
