package io.jackfield.metrics;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import javax.management.openmbean.ArrayType;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;

/** DTOs of one class as JMX' composite data: each public field is an item. */
final class Rows<T> {
    private static final ArrayType<long[]> LONGS = ArrayType.getPrimitiveArrayType(long[].class);

    private final List<Field> fields;
    private final CompositeType type;

    /** @param dto its fields are Strings, int, long, boolean or long[]; others are left out */
    Rows(Class<T> dto, String description) throws OpenDataException {
        fields = Arrays.stream(dto.getFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()) && simple(field) != null)
                .sorted(Comparator.comparing(Field::getName))
                .toList();
        String[] names = fields.stream().map(Field::getName).toArray(String[]::new);
        OpenType<?>[] types = fields.stream().map(Rows::simple).toArray(OpenType<?>[]::new);
        type = new CompositeType(dto.getSimpleName(), description, names, names, types);
    }

    private static OpenType<?> simple(Field field) {
        Class<?> type = field.getType();
        if (type == String.class) {
            return SimpleType.STRING;
        }
        if (type == int.class) {
            return SimpleType.INTEGER;
        }
        if (type == boolean.class) {
            return SimpleType.BOOLEAN;
        }
        if (type == long[].class) {
            return LONGS;
        }
        return type == long.class ? SimpleType.LONG : null;
    }

    /** The type of what {@link #of} gives. */
    OpenType<?> type() throws OpenDataException {
        return new ArrayType<CompositeData[]>(1, type);
    }

    CompositeData[] of(List<T> dtos) throws OpenDataException, IllegalAccessException {
        List<CompositeData> rows = new ArrayList<>();
        String[] names = type.keySet().toArray(new String[0]);
        for (T dto : dtos) {
            Object[] values = new Object[names.length];
            for (int i = 0; i < names.length; i++) {
                values[i] = fields.get(i).get(dto);
            }
            rows.add(new CompositeDataSupport(type, names, values));
        }
        return rows.toArray(new CompositeData[0]);
    }
}
