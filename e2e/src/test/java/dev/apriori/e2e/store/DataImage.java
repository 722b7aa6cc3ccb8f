package dev.apriori.e2e.store;

import dev.apriori.e2e.cluster.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** An image of nothing but data, on the node of the cluster of {@code e2e/cluster}. */
public final class DataImage {
    private DataImage() {}

    /** @param folder whose files are the image's root */
    public static void load(Path cluster, String name, Path folder) {
        try {
            Path archive = Files.createTempFile("data", ".tar");
            run(cluster.resolveSibling("image"), name, folder, archive);
            run(cluster, "load", archive);
            Files.delete(archive);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(Object... command) {
        Program.run(Stream.of(command).map(Object::toString).toList()).orFail();
    }
}
