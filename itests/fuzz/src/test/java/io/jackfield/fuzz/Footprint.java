package io.jackfield.fuzz;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/** Roughly how many bytes an object keeps alive: itself and all it refers to, but for classes, loaders, threads and constants. */
final class Footprint {
    private static final int HEADER = 16;
    private static final int WORD = 8;

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> waiting = new ArrayDeque<>();

    private Footprint() {}

    static long of(Object... roots) {
        Footprint footprint = new Footprint();
        for (Object root : roots) {
            footprint.visit(root);
        }
        long size = 0;
        for (Object next = footprint.waiting.poll(); next != null; next = footprint.waiting.poll()) {
            size += footprint.size(next);
        }
        return size;
    }

    private void visit(Object object) {
        boolean shared = object == null
                || object instanceof Class
                || object instanceof ClassLoader
                || object instanceof Thread
                || object instanceof Enum;
        if (!shared && seen.add(object)) {
            waiting.add(object);
        }
    }

    private long size(Object object) {
        if (object instanceof String text) {
            return HEADER + HEADER + WORD + text.length();
        }
        if (object instanceof Collection<?> list) {
            list.forEach(this::visit);
            return HEADER + (long) WORD * list.size();
        }
        if (object instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                visit(key);
                visit(value);
            });
            return HEADER + 4L * WORD * map.size();
        }
        Class<?> type = object.getClass();
        return type.isArray() ? array(object, type.getComponentType()) : fields(object, type);
    }

    private long array(Object array, Class<?> component) {
        int length = Array.getLength(array);
        if (component.isPrimitive()) {
            int bytes = component == byte.class || component == boolean.class ? 1 : component == char.class ? 2 : WORD;
            return HEADER + (long) bytes * length;
        }
        for (int i = 0; i < length; i++) {
            visit(Array.get(array, i));
        }
        return HEADER + (long) WORD * length;
    }

    private long fields(Object object, Class<?> type) {
        long size = HEADER;
        for (Class<?> at = type; at != Object.class; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    size += WORD;
                    // what the JDK hides is its own
                    if (!field.getType().isPrimitive() && ((AccessibleObject) field).trySetAccessible()) {
                        visit(get(field, object));
                    }
                }
            }
        }
        return size;
    }

    private static Object get(Field field, Object object) {
        try {
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
