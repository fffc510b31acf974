package io.jackfield.itests.rules;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A source file as the compiler's parser sees it: its lines, and the methods with theirs. */
record SourceFile(String name, int lines, boolean hot, List<Method> methods) {
    @Override
    public String toString() {
        return name + " has " + lines + " lines";
    }

    /** A method or constructor with a body; its lines are those from its first modifier to its closing brace. */
    record Method(String name, int lines, int parameters, boolean constructor) {
        @Override
        public String toString() {
            return name + " has " + lines + " lines, " + parameters + " parameters";
        }
    }

    /** Reads every Java file below the folders, module descriptors and package comments left out. */
    static List<SourceFile> readAll(List<Path> folders) throws IOException {
        List<Path> paths = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> !file.getFileName().toString().contains("-info"))
                        .forEach(paths::add);
            }
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(paths));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            List<SourceFile> read = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                read.add(read(unit, positions));
            }
            return read;
        }
    }

    private static SourceFile read(CompilationUnitTree unit, SourcePositions positions) throws IOException {
        String text = unit.getSourceFile().getCharContent(true).toString();
        String name = Path.of(unit.getSourceFile().toUri()).getFileName().toString();
        List<Method> methods = new ArrayList<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitMethod(MethodTree method, Void unused) {
                if (method.getBody() != null) {
                    methods.add(read(method, name, unit, positions));
                }
                return super.visitMethod(method, null);
            }
        }.scan(unit, null);
        return new SourceFile(name, (int) text.lines().count(), text.contains("Hot and ugly:"), methods);
    }

    private static Method read(MethodTree method, String file, CompilationUnitTree unit, SourcePositions positions) {
        LineMap lines = unit.getLineMap();
        long from = lines.getLineNumber(positions.getStartPosition(unit, method));
        long to = lines.getLineNumber(positions.getEndPosition(unit, method));
        return new Method(
                file + ":" + from + " " + method.getName(),
                (int) (to - from + 1),
                method.getParameters().size(),
                method.getReturnType() == null);
    }
}
