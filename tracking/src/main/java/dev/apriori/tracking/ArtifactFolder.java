package dev.apriori.tracking;

import dev.apriori.tracking.TrackingException.Misconfigured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * The folder behind the artifact store of a server on this machine. MLflow keeps no list of artifacts: what stands in the
 * folder under an artifact's path is what its page shows and its clients download.
 */
record ArtifactFolder(Path root) implements ArtifactStore {
    /** Not among any run's artifacts, so that nobody is shown a file that is still being written. */
    private static final String ARRIVING = ".arriving";

    ArtifactFolder {
        root = root.toAbsolutePath().normalize();
    }

    @FunctionalInterface
    private interface Content {
        void writeTo(Path file) throws IOException;
    }

    @Override
    public void put(String path, Path file) {
        write(path, arriving -> Files.copy(file, arriving));
    }

    @Override
    public void put(String path, byte[] contents) {
        write(path, arriving -> Files.write(arriving, contents));
    }

    private void write(String path, Content content) {
        Path target = root.resolve(path).normalize();
        if (!target.startsWith(root)) {
            throw new Misconfigured("artifact path '" + path + "' leads out of " + root + "; nothing is written there");
        }
        Path arriving = root.resolve(ARRIVING).resolve(UUID.randomUUID().toString());
        try {
            Files.createDirectories(arriving.getParent());
            try {
                content.writeTo(arriving);
                Files.createDirectories(target.getParent());
                Files.move(arriving, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(arriving);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(at(target, e));
        }
    }

    /** A copy that fails for want of room at its target names its source. */
    private static IOException at(Path target, IOException failure) {
        String reason = failure instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : failure.getMessage();
        var named = new FileSystemException(target.toString(), null, reason);
        named.initCause(failure);
        return named;
    }
}
