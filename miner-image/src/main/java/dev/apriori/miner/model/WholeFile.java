package dev.apriori.miner.model;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** A file that is there whole or not at all: written under a passing name beside it, then renamed. */
public final class WholeFile {
    private WholeFile() {}

    /** Writes a file's content to the path given. */
    @FunctionalInterface
    public interface Content {
        void writeTo(Path file) throws IOException;
    }

    /**
     * Makes the file, or replaces it. What is no plain file, such as a pipe, a link or {@code /dev/stdout}, is written to as it is.
     *
     * @throws IOException that names the file, when the disk is full or refuses; then nothing is left of the attempt
     */
    public static void write(Path file, Content content) throws IOException {
        try {
            if (isPlain(file)) {
                replace(file, content);
            } else {
                content.writeTo(file);
            }
        } catch (IOException e) {
            throw new IOException(
                    "cannot write " + file + " (" + reason(e)
                            + "); see that there is room, and that this user may write there",
                    e);
        }
    }

    private static void replace(Path file, Content content) throws IOException {
        Path passing = file.resolveSibling("." + file.getFileName() + ".partial");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            content.writeTo(passing);
            Files.move(passing, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(passing);
        }
    }

    private static boolean isPlain(Path file) {
        return Files.notExists(file, LinkOption.NOFOLLOW_LINKS)
                || Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                || Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static String name(IOException e) {
        return e.getClass().getSimpleName();
    }

    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "no permission";
            case FileAlreadyExistsException inTheWay -> inTheWay.getFile() + " is no folder";
            case FileSystemException failed -> Objects.requireNonNullElse(failed.getReason(), name(failed));
            default -> Objects.requireNonNullElse(e.getMessage(), name(e));
        };
    }
}
