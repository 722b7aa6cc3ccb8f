package dev.apriori.operator.program;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The operator as a process of its own, which is ended with the test. */
final class OperatorProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final int port;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private OperatorProcess(Process process, int port) {
        this.process = process;
        this.port = port;
        reader = Thread.ofVirtual().start(this::read);
    }

    /** @param options of Java, before the program's own arguments */
    static OperatorProcess start(Path kubeConfig, Map<String, String> environment, List<String> options, String... args)
            throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SlowOperator.class.getName()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("APRIORI_") || name.startsWith("POD_"));
        builder.environment()
                .putAll(Map.of(
                        "KUBECONFIG", kubeConfig.toString(),
                        "APRIORI_MINER_IMAGE", "apriori-miner:1",
                        "APRIORI_HTTP_PORT", Integer.toString(port)));
        builder.environment().putAll(environment);
        return new OperatorProcess(builder.start(), port);
    }

    static OperatorProcess start(Path kubeConfig, String... args) throws IOException {
        return start(kubeConfig, Map.of(), List.of(), args);
    }

    OperatorProcess awaitReady() {
        await().atMost(PATIENCE).failFast("it ended", () -> !process.isAlive()).until(() -> status("/readyz") == 200);
        return this;
    }

    /** The first line of its output that has all of these in it. */
    String awaitLine(String... parts) {
        await("a line with " + String.join(", ", parts))
                .atMost(PATIENCE)
                .until(() -> find(parts).findAny().isPresent());
        return find(parts).findFirst().orElseThrow();
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    /** The HTTP status of a path; 0 while nobody answers. */
    int status(String path) {
        try {
            return get(path).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    HttpResponse<String> get(String path) throws IOException {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .timeout(Duration.ofSeconds(10))
                            .build(),
                    BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Sends SIGTERM; by its handle, for the process itself would close its output too. */
    OperatorProcess terminate() {
        process.toHandle().destroy();
        return this;
    }

    /** Sends SIGKILL. */
    OperatorProcess kill() {
        process.destroyForcibly();
        return this;
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("it has not ended; it said\n" + String.join("\n", lines));
        }
        reader.join();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private Stream<String> find(String... parts) {
        return lines.stream().filter(line -> Stream.of(parts).allMatch(line::contains));
    }

    private void read() {
        try (BufferedReader output = process.inputReader()) {
            output.lines().forEach(lines::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
