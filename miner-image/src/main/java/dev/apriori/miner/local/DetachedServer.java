package dev.apriori.miner.local;

import dev.apriori.mining.MiningException;
import dev.apriori.tracking.Mlflow;
import dev.apriori.tracking.ModelUri;
import dev.apriori.tracking.local.Detached;
import dev.apriori.tracking.local.Folders;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Serves by a process of its own, which goes on when this one has ended. One for each registered model: a new version is
 * answering before the process of the one before it is stopped.
 */
public final class DetachedServer implements LocalServing {
    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Mlflow mlflow;
    private final ModelLoader loader;
    private final Map<String, String> environment;
    private final List<String> serveCommand;
    private final int port;

    /** @param serveCommand how this program is told to serve; the model and the port are added */
    public DetachedServer(
            Mlflow mlflow, ModelLoader loader, Map<String, String> environment, List<String> serveCommand, int port) {
        this.mlflow = mlflow;
        this.loader = loader;
        this.environment = environment;
        this.serveCommand = List.copyOf(serveCommand);
        this.port = port;
    }

    @Override
    public Answering rollOut(ModelUri.ByVersion version) {
        Path folder = folder(environment);
        Optional<ServingProcess> before = ServingProcess.read(folder, version.name());
        int free = FreePort.from(port);
        Path log = folder.resolve(version.name() + ".log");
        List<String> command = new ArrayList<>(serveCommand);
        command.addAll(List.of(version.toString(), "--port", Integer.toString(free)));
        Process process = Detached.start(command, log, environment);
        var started = ServingProcess.of(process, "http://" + FreePort.LOOPBACK + ":" + free + "/", version.toString());
        awaitAnswer(process, started, log);
        started.write(folder, version.name());
        before.ifPresent(ServingProcess::end);
        return new Answering(started.url(), loader.fromMlflow(mlflow, version).inputExample());
    }

    /**
     * Stops every server that was left running.
     *
     * @return how many there were
     */
    public static int stopAll(Map<String, String> environment) {
        Path folder = folder(environment);
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> states = Files.list(folder)) {
            List<ServingProcess> running =
                    states.map(ServingProcess::read).flatMap(Optional::stream).toList();
            return (int) running.stream().filter(ServingProcess::end).count();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder + ": " + e.getMessage(), e);
        }
    }

    private static Path folder(Map<String, String> environment) {
        return Folders.ofUser(environment).data().resolve("serving");
    }

    private static void awaitAnswer(Process process, ServingProcess started, Path log) {
        var config = RetryConfig.<Boolean>custom()
                .maxAttempts((int) (LONGEST_START.toMillis() / PAUSE.toMillis()))
                .waitDuration(PAUSE)
                .retryOnResult(answered -> !answered && process.isAlive())
                .build();
        boolean answered = Retry.of("model server", config).executeSupplier(() -> answers(started.url()));
        if (!answered) {
            process.destroy();
            throw new MiningException("the model server did not answer at " + started.url() + "; its log is " + log);
        }
    }

    private static boolean answers(String url) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                                    HttpRequest.newBuilder(URI.create(url + "ping"))
                                            .timeout(Duration.ofSeconds(2))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The process goes on. */
    @Override
    public void close() {}
}
