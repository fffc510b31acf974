package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TypedValueTest {
    private final Map<String, Object> properties = new HashMap<>();

    @Test
    void theKeySaysTheType() {
        TypedValue.put(properties, "port:Integer", 80L);
        TypedValue.put(properties, "share:Double", 1L);
        TypedValue.put(properties, "id:String", 7L);
        assertThat(properties).containsOnly(Map.entry("port", 80), Map.entry("share", 1.0), Map.entry("id", "7"));
    }

    @Test
    void listsBecomeArrays() {
        TypedValue.put(properties, "hosts", List.of("a", "b"));
        TypedValue.put(properties, "ports:Integer[]", List.of(1L, 2L));
        assertThat((String[]) properties.get("hosts")).containsExactly("a", "b");
        assertThat((Integer[]) properties.get("ports")).containsExactly(1, 2);
    }

    @Test
    void unknownTypesAreRefused() {
        assertThatThrownBy(() -> TypedValue.put(properties, "x:Date", "1")).hasMessageContaining("x:Date");
        assertThatThrownBy(() -> TypedValue.put(properties, "x:Integer[]", 1L)).hasMessageContaining("x:Integer[]");
    }

    @Test
    void flagsAreTrueOrFalse() {
        TypedValue.put(properties, "on:Boolean", "TRUE");
        TypedValue.put(properties, "off:Boolean", false);
        assertThat(properties).containsOnly(Map.entry("on", true), Map.entry("off", false));
        assertThatThrownBy(() -> TypedValue.put(properties, "x:Boolean", "yes"))
                .hasMessage("expected true or false, not \"yes\"");
    }

    @Test
    void looksDecideOnTheCommandLine() {
        assertThat(TypedValue.guess("12")).isEqualTo(12L);
        assertThat(TypedValue.guess("true")).isEqualTo(true);
        assertThat(TypedValue.guess("1.2.3")).isEqualTo("1.2.3");
        assertThat(TypedValue.guess("")).isEqualTo("");
    }
}
