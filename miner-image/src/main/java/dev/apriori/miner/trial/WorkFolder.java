package dev.apriori.miner.trial;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A folder for files on their way to MLflow; gone when it is closed. */
public final class WorkFolder implements AutoCloseable {
    private static final Set<WorkFolder> OPEN = ConcurrentHashMap.newKeySet();

    private final Path path;

    public WorkFolder() {
        try {
            path = Files.createTempDirectory("apriori-");
            OPEN.add(this);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a temporary folder: " + e.getMessage(), e);
        }
    }

    public Path path() {
        return path;
    }

    /** Closes those that threads still have open which nothing can stop. For a shutdown hook. */
    public static void closeAll() {
        OPEN.forEach(WorkFolder::close);
    }

    @Override
    public void close() {
        if (!OPEN.remove(this)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(path)) {
            tree.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
