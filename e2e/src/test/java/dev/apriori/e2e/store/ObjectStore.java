package dev.apriori.e2e.store;

import dev.apriori.e2e.cluster.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;

/** A store of the S3 protocol that checks signatures, as a process on the node of the cluster of {@code e2e/cluster}. */
public final class ObjectStore implements AutoCloseable {
    private static final String NAME = "objects";
    private static final String NODE = "10.250.0.1";
    private static final int PORT = 9000;
    private static final String IDENTITY = "ada";
    private static final String CREDENTIAL = "lovelace";

    private final Path cluster;

    private ObjectStore(Path cluster) {
        this.cluster = cluster;
    }

    /** @param folder whose files become the objects of a bucket */
    public static ObjectStore holding(Path cluster, String bucket, Path folder) {
        var store = new ObjectStore(cluster);
        try {
            store.run(bucket, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return store;
    }

    /** What a Secret has to hold for pods to find it and to be let in. */
    public Map<String, String> credentials() {
        return Map.of(
                "AWS_ACCESS_KEY_ID",
                IDENTITY,
                "AWS_SECRET_ACCESS_KEY",
                CREDENTIAL,
                "AWS_REGION",
                "us-east-1",
                "AWS_ENDPOINT_URL_S3",
                endpoint());
    }

    private void run(String bucket, Path folder) throws IOException {
        Path data = Path.of(cluster("state").strip(), NAME);
        Path objects = Files.createDirectories(data.resolve(bucket));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.copy(file, objects.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        cluster(
                "run",
                NAME,
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                ObjectStoreProgram.class.getName(),
                endpoint(),
                data.toString(),
                IDENTITY,
                CREDENTIAL);
    }

    private static String endpoint() {
        return "http://" + NODE + ":" + PORT;
    }

    @Override
    public void close() {
        cluster("stop", NAME);
    }

    private String cluster(String... arguments) {
        return Program.run(Stream.concat(Stream.of(cluster.toString()), Stream.of(arguments))
                        .toList())
                .orFail();
    }
}
