package dev.apriori.mining.generate;

import dev.apriori.mining.MiningException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that appears under its name when it is complete, and not before. */
final class NewFile implements Closeable {
    private final Path target;
    private final Path part;

    NewFile(Path target) {
        if (Files.isDirectory(target)) {
            throw new MiningException(target + ": is a directory; move it away or choose another place");
        }
        this.target = target;
        this.part = target.resolveSibling("." + target.getFileName() + ".part");
        part.toFile().deleteOnExit(); // an interrupted program leaves nothing behind
    }

    /** Where to write it. */
    Path part() {
        return part;
    }

    void complete() throws IOException {
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    MiningException unwritable(IOException e) {
        return new MiningException(
                target + ": cannot be written (" + e.getMessage() + "); free some space or choose another directory",
                e);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }
}
