package dev.apriori.tracking;

import dev.apriori.tracking.local.Folders;
import dev.apriori.tracking.local.LocalServer;
import dev.apriori.tracking.local.PythonEnvironment;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * An MLflow server for the tests of a module: started by the first test that wants it, empty at first, gone with the
 * JVM. What it runs on is installed once, under the user's cache, or given by {@code APRIORI_PYTHON}.
 */
public final class RealMlflow {
    private RealMlflow() {}

    private static final class Started {
        static final MlflowServer SERVER = start();
    }

    /** The server as any other: files go to it by its address. */
    public static MlflowServer server() {
        return MlflowServer.at(Started.SERVER.uri().toString());
    }

    /** The same, with the folder of its artifacts. */
    static MlflowServer withArtifactFolder() {
        return Started.SERVER;
    }

    public static Mlflow connected() {
        return Mlflow.connect(server());
    }

    /** The interpreter that the server runs on: it can load models as any user's could. */
    public static Path python() {
        return environment().interpreter();
    }

    static Rest raw() {
        return new Rest(server(), Patience.once());
    }

    private static PythonEnvironment environment() {
        return new PythonEnvironment(Folders.ofUser(System.getenv()), System.getenv(), System.err::println);
    }

    private static MlflowServer start() {
        try {
            Path data = Files.createTempDirectory("mlflow-of-tests");
            var local = new LocalServer(data, environment(), line -> {});
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                local.stop();
                remove(data);
            }));
            return local.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            tree.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
