package io.jackfield.access.log;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Lines at the end of a file. A full one becomes {@code FILE.1}, what was that {@code FILE.2}, and the last one goes; where that fails the file
 * grows on. A file that somebody else moved away or removed is noticed within a second and made anew, its folder too; one that was cut short is
 * written on from its end. What could not be written is not written later: the next line begins on a line of its own.
 */
final class FileSink implements Sink {
    private static final System.Logger LOG = System.getLogger(FileSink.class.getName());
    private static final int BUFFER = 64 * 1024;
    private static final long LOOK_EVERY = TimeUnit.SECONDS.toNanos(1);

    private final Path file;
    private final long maxSize;
    private final int maxFiles;
    private final LongSupplier clock;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private FileChannel out;
    private Object key;
    private long size;
    private long limit;
    private long looked;
    /** Whether it ends within a line, since the rest of that could not be written. */
    private boolean torn;

    private byte last = '\n';

    /** Opens the file, and makes its folder if it is missing. */
    FileSink(Path file, long maxSize, int maxFiles) throws IOException {
        this(file, maxSize, maxFiles, System::nanoTime);
    }

    /** @param clock nanoseconds, to be told that time passes */
    FileSink(Path file, long maxSize, int maxFiles, LongSupplier clock) throws IOException {
        this.clock = clock;
        this.file = file;
        this.maxSize = maxSize;
        this.maxFiles = maxFiles;
        open();
    }

    private void open() throws IOException {
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        BasicFileAttributes now = attributes();
        key = now.fileKey();
        size = now.size();
        limit = maxSize > 0 ? maxSize : Long.MAX_VALUE;
        looked = clock.getAsLong();
        torn = false;
        last = '\n';
    }

    private BasicFileAttributes attributes() throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class);
    }

    @Override
    public void write(CharSequence line) throws IOException {
        if (clock.getAsLong() - looked >= LOOK_EVERY || !out.isOpen()) {
            look();
        }
        int length = line.length() + 1;
        if (size > 0 && size + length > limit) {
            rotate();
        }
        if (torn) {
            torn = false;
            put('\n');
        }
        for (int i = 0; i < line.length(); i++) {
            put(line.charAt(i));
        }
        put('\n');
        size += length;
    }

    private void put(char c) throws IOException {
        if (!buffer.hasRemaining()) {
            flush();
        }
        buffer.put((byte) c);
    }

    /** Whether the file at this place is still the one that is written. */
    private void look() throws IOException {
        flush();
        looked = clock.getAsLong();
        try {
            BasicFileAttributes now = attributes();
            if (out.isOpen() && Objects.equals(now.fileKey(), key)) {
                size = now.size();
                return;
            }
        } catch (NoSuchFileException e) {
            LOG.log(Level.DEBUG, "{0} was moved away or removed: it is made anew", file);
        }
        out.close();
        open();
    }

    private void rotate() throws IOException {
        flush();
        out.close();
        boolean moved = false;
        try {
            moveOn();
            moved = true;
        } catch (IOException e) {
            LOG.log(Level.WARNING, file + " is full and can not be put aside; it grows on: " + e);
        }
        open();
        limit = moved ? limit : size + maxSize;
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
        buffer.flip();
        try {
            while (buffer.hasRemaining()) {
                out.write(buffer);
            }
        } finally {
            last = buffer.position() > 0 ? buffer.get(buffer.position() - 1) : last;
            torn = buffer.hasRemaining() ? last != '\n' : torn;
            buffer.clear();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            flush();
        } finally {
            out.close();
        }
    }
}
