package dev.apriori.tracking.local;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.apriori.tracking.Mlflow;
import dev.apriori.tracking.MlflowServer;
import dev.apriori.tracking.Patience;
import dev.apriori.tracking.RunFilter;
import dev.apriori.tracking.RunQuery;
import dev.apriori.tracking.TrackingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server that was started, as its state file tells.
 *
 * @param database the URI of its database: by this its process is told from others
 * @param log the path of its log
 */
public record ServerState(long pid, int port, String database, String log) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Patience BRIEF = Patience.once().withAnswer(Duration.ofSeconds(2));

    public String uri() {
        return "http://127.0.0.1:" + port;
    }

    /** Whether the process is there and is this server, not another that was given its number. */
    boolean alive() {
        return process().isPresent();
    }

    /** Whether it takes calls. */
    public boolean answers() {
        try {
            return alive()
                    && !Mlflow.connect(MlflowServer.at(uri()), BRIEF).version().isEmpty();
        } catch (TrackingException e) {
            return false;
        }
    }

    /** Asks for what is not there: MLflow loads a second's worth of its code with the first search of runs and of models. */
    void warmUp() {
        Mlflow mlflow = Mlflow.connect(MlflowServer.at(uri()));
        mlflow.runs().top(RunQuery.of("0", RunFilter.all()), 1);
        mlflow.registry().latest("none");
    }

    /** Ends the server and its workers: asks, waits, kills. */
    void end(Duration longest) {
        List<ProcessHandle> all = process().stream()
                .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        long deadline = System.nanoTime() + longest.toNanos();
        for (ProcessHandle process : all) {
            try {
                process.onExit().get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (java.util.concurrent.TimeoutException | java.util.concurrent.ExecutionException e) {
                process.destroyForcibly();
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }

    void write(Path file) {
        try {
            Path part = file.resolveSibling(file.getFileName() + ".part");
            Files.write(part, JSON.writeValueAsBytes(this));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** Empty when there is no such file, or one that was cut short. */
    static Optional<ServerState> read(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(JSON.readValue(Files.readAllBytes(file), ServerState.class))
                    : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .arguments()
                        .map(arguments -> Arrays.asList(arguments).contains(database))
                        .orElse(false));
    }
}
