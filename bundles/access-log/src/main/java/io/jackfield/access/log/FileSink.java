package io.jackfield.access.log;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Lines at the end of a file. A full one becomes {@code FILE.1}, what was that {@code FILE.2}, and the last one goes. */
final class FileSink implements Sink {
    private static final int BUFFER = 64 * 1024;

    private final Path file;
    private final long maxSize;
    private final int maxFiles;
    private OutputStream out;
    private long size;

    /** Opens the file, and makes its folder if it is missing. */
    FileSink(Path file, long maxSize, int maxFiles) throws IOException {
        this.file = file;
        this.maxSize = maxSize;
        this.maxFiles = maxFiles;
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        open();
    }

    private void open() throws IOException {
        OutputStream opened = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        out = new BufferedOutputStream(opened, BUFFER);
        size = Files.size(file);
    }

    @Override
    public void write(CharSequence line) throws IOException {
        int length = line.length() + 1;
        if (maxSize > 0 && size > 0 && size + length > maxSize) {
            rotate();
        }
        for (int i = 0; i < line.length(); i++) {
            out.write(line.charAt(i));
        }
        out.write('\n');
        size += length;
    }

    private void rotate() throws IOException {
        out.close();
        try {
            moveOn();
        } finally {
            open();
        }
    }

    private void moveOn() throws IOException {
        if (maxFiles == 0) {
            Files.delete(file);
            return;
        }
        for (int i = maxFiles - 1; i >= 1; i--) {
            if (Files.exists(old(i))) {
                Files.move(old(i), old(i + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.move(file, old(1), StandardCopyOption.REPLACE_EXISTING);
    }

    private Path old(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
