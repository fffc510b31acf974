package io.jackfield.itests.rules;

import io.jackfield.itests.BundleJar;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The public signature of a bundle's exported packages as text: a line for each class and each member, sorted. */
final class Signature {
    private static final int VISIBLE = Modifier.PUBLIC | Modifier.PROTECTED;

    private Signature() {}

    static String of(BundleJar bundle) throws ClassNotFoundException {
        StringBuilder text = new StringBuilder();
        for (String name : classNames(bundle)) {
            Class<?> type = Class.forName(name, false, Signature.class.getClassLoader());
            if (isVisible(type)) {
                text.append(head(type)).append('\n');
                members(type)
                        .forEach(member -> text.append("    ").append(member).append('\n'));
                text.append('\n');
            }
        }
        return text.toString();
    }

    private static Set<String> classNames(BundleJar bundle) {
        Set<String> exported = bundle.clauses("Export-Package").keySet();
        return bundle.entries().stream()
                .filter(entry -> entry.endsWith(".class") && entry.contains("/"))
                .map(entry ->
                        entry.substring(0, entry.length() - ".class".length()).replace('/', '.'))
                .filter(name -> exported.contains(name.substring(0, name.lastIndexOf('.'))))
                .filter(name -> !name.endsWith(".package-info"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isVisible(Class<?> type) {
        return !type.isAnonymousClass()
                && !type.isLocalClass()
                && (type.getModifiers() & VISIBLE) != 0
                && (type.getDeclaringClass() == null || isVisible(type.getDeclaringClass()));
    }

    private static String head(Class<?> type) {
        // later Java versions say "sealed" here, and "permits" follows anyhow
        List<String> parts = new ArrayList<>(List.of(type.toGenericString().replaceAll("\\b(non-)?sealed ", "")));
        if (type.getGenericSuperclass() != null && type.getSuperclass() != Object.class) {
            parts.add("extends " + type.getGenericSuperclass().getTypeName());
        }
        if (type.getInterfaces().length > 0) {
            parts.add((type.isInterface() ? "extends " : "implements ") + names(type.getGenericInterfaces()));
        }
        if (type.isSealed()) {
            parts.add("permits " + names(type.getPermittedSubclasses()));
        }
        return String.join(" ", parts);
    }

    private static Set<String> members(Class<?> type) {
        String prefix = " " + type.getTypeName() + ".";
        return Stream.of(
                        Arrays.stream(type.getDeclaredFields())
                                .filter(field -> isVisible(field.getModifiers(), field.isSynthetic()))
                                .map(Signature::field),
                        Arrays.stream(type.getDeclaredConstructors())
                                .filter(made -> isVisible(made.getModifiers(), made.isSynthetic()))
                                .map(Constructor::toGenericString),
                        Arrays.stream(type.getDeclaredMethods())
                                .filter(method -> isVisible(method.getModifiers(), method.isSynthetic()))
                                .map(method -> bounds(method) + method.toGenericString() + defaultValue(method)))
                .flatMap(lines -> lines)
                .map(line -> line.replace(prefix, " "))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isVisible(int modifiers, boolean synthetic) {
        return (modifiers & VISIBLE) != 0 && !synthetic;
    }

    /** A constant's value is compiled into its users: it is part of the signature. */
    private static String field(Field field) {
        int constant = Modifier.STATIC | Modifier.FINAL;
        boolean inlined = (field.getModifiers() & constant) == constant
                && (field.getType().isPrimitive() || field.getType() == String.class);
        try {
            return field.toGenericString() + (inlined ? " = " + field.get(null) : "");
        } catch (IllegalAccessException e) {
            return field.toGenericString();
        }
    }

    /** What {@code toGenericString} leaves out. */
    private static String bounds(Executable method) {
        String bounds = Arrays.stream(method.getTypeParameters())
                .filter(variable -> variable.getBounds()[0] != Object.class)
                .map(Signature::bound)
                .collect(Collectors.joining(", "));
        return bounds.isEmpty() ? "" : "<" + bounds + "> ";
    }

    private static String bound(TypeVariable<?> variable) {
        return variable.getName() + " extends "
                + Arrays.stream(variable.getBounds()).map(Type::getTypeName).collect(Collectors.joining(" & "));
    }

    private static String defaultValue(Method method) {
        return method.getDefaultValue() == null ? "" : " default " + method.getDefaultValue();
    }

    private static String names(Type[] types) {
        return Arrays.stream(types).map(Type::getTypeName).collect(Collectors.joining(", "));
    }
}
