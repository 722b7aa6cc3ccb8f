package dev.apriori.tracking.local;

import dev.apriori.tracking.MlflowServer;
import dev.apriori.tracking.TrackingException.Misconfigured;
import dev.apriori.tracking.TrackingException.Unreachable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An MLflow server of our own on this machine: on loopback, with SQLite, kept running until it is stopped. There is one
 * for each data folder, whoever starts it first.
 *
 * <pre>{@code
 * var local = LocalServer.ofUser(System.getenv(), System.err::println);
 * Mlflow mlflow = Mlflow.connect(local.start());
 * }</pre>
 */
public final class LocalServer {
    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int FIRST_PORT = 5000;
    private static final int LAST_PORT = 5999;

    private final Path data;
    private final PythonEnvironment python;
    private final Consumer<String> progress;
    private final Path stateFile;
    private final Path claims;

    /** @param data where its database, artifacts and log are kept */
    public LocalServer(Path data, PythonEnvironment python, Consumer<String> progress) {
        this(data, python, progress, Folders.ofUser(System.getenv()));
    }

    private LocalServer(Path data, PythonEnvironment python, Consumer<String> progress, Folders folders) {
        this.data = data.toAbsolutePath();
        this.python = python;
        this.progress = progress;
        this.stateFile = this.data.resolve("server.json");
        this.claims = folders.cache().resolve("ports");
    }

    /** The one of this user. */
    public static LocalServer ofUser(Map<String, String> environment, Consumer<String> progress) {
        Folders folders = Folders.ofUser(environment);
        return new LocalServer(
                folders.data().resolve("mlflow"),
                new PythonEnvironment(folders, environment, progress),
                progress,
                folders);
    }

    /**
     * The server: the one that runs, or a new one once it answers.
     *
     * @throws Misconfigured when it cannot be started; the message holds the end of its log
     */
    public MlflowServer start() {
        return Locked.by(data.resolve("server.lock"), () -> {
            Optional<ServerState> running = running();
            if (running.isPresent()) {
                awaitAnswer(running.get());
                return server(running.get());
            }
            return server(launch(python.interpreter()));
        });
    }

    private MlflowServer server(ServerState state) {
        return MlflowServer.at(state.uri()).withArtifactFolder(Launch.artifacts(data));
    }

    /** The server that runs, if one does. */
    public Optional<ServerState> status() {
        return running();
    }

    /**
     * Asks the server to end, then makes it. What it keeps stays.
     *
     * @return whether there was one
     */
    public boolean stop() {
        return Locked.by(data.resolve("server.lock"), () -> {
            Optional<ServerState> running = running();
            running.ifPresent(state -> state.end(LONGEST_STOP));
            delete(stateFile);
            return running.isPresent();
        });
    }

    private Optional<ServerState> running() {
        return ServerState.read(stateFile).filter(ServerState::alive);
    }

    private ServerState launch(Path interpreter) {
        progress.accept("starting MLflow (about 15 s)");
        int from = FIRST_PORT;
        while (true) {
            try (var port = ClaimedPort.first(from, LAST_PORT, claims)) {
                from = port.number() + 1;
                Optional<ServerState> launched = launch(new Launch(interpreter, data, port.number()));
                if (launched.isPresent()) {
                    return launched.get();
                }
            }
        }
    }

    /** Empty when another server listens there, which had not claimed the port. */
    private Optional<ServerState> launch(Launch launch) {
        ServerState state = launch.start();
        state.write(stateFile);
        try {
            awaitAnswer(state);
            state.warmUp();
            progress.accept("MLflow is at " + state.uri());
            return Optional.of(state);
        } catch (Misconfigured e) {
            delete(stateFile);
            if (e.getMessage().contains("Address already in use")) {
                return Optional.empty();
            }
            throw e;
        } catch (RuntimeException e) {
            state.end(LONGEST_STOP);
            delete(stateFile);
            throw e;
        }
    }

    private static void awaitAnswer(ServerState state) {
        Instant end = Instant.now().plus(LONGEST_START);
        while (!state.answers()) {
            if (!state.alive()) {
                throw new Misconfigured("MLflow ended as it started; the end of its log " + state.log() + ":\n"
                        + Launch.tail(Path.of(state.log())));
            }
            if (Instant.now().isAfter(end)) {
                throw new Unreachable("MLflow (process " + state.pid() + ") does not answer at " + state.uri()
                        + " after " + LONGEST_START.toSeconds() + " s; its log is " + state.log()
                        + "; 'apriori tracking stop' ends it");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new java.util.concurrent.CancellationException("interrupted while MLflow was starting");
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file, e);
        }
    }
}
