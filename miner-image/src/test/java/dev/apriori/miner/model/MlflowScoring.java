package dev.apriori.miner.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** {@code mlflow models serve}, as any user would start it. */
public final class MlflowScoring implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(2);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process server;
    private final int port;
    private final Path log;

    private MlflowScoring(Process server, int port, Path log) {
        this.server = server;
        this.port = port;
        this.log = log;
    }

    /**
     * Starts it, and waits until it answers.
     *
     * @param model its folder, or its URI
     * @param environment such as where MLflow is
     */
    public static MlflowScoring start(Path folder, String model, Map<String, String> environment) throws Exception {
        int port = freePort();
        String[] arguments = {
            "-m", "mlflow", "models", "serve", "--env-manager", "local", "-m", model, "-p", Integer.toString(port)
        };
        var builder = Python.process(folder, arguments);
        builder.environment().putAll(environment);
        Path log = folder.resolve("serve.log");
        var started = new MlflowScoring(builder.redirectOutput(log.toFile()).start(), port, log);
        started.awaitHealth();
        return started;
    }

    /** The predictions. */
    public JsonNode invoke(String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(address().resolve("invocations"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        return new JsonMapper().readTree(answer.body()).path("predictions");
    }

    /** Where it answers. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    private void awaitHealth() throws Exception {
        for (var end = Instant.now().plus(LONGEST_START); Instant.now().isBefore(end); ) {
            try {
                if (http.send(
                                        HttpRequest.newBuilder(address().resolve("health"))
                                                .build(),
                                        BodyHandlers.discarding())
                                .statusCode()
                        == 200) {
                    return;
                }
            } catch (IOException e) {
                // not listening yet
            }
            if (server.waitFor(Duration.ofMillis(200))) {
                break;
            }
        }
        close();
        throw new AssertionError("mlflow models serve did not come up:\n" + Files.readString(log));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        http.close();
        server.descendants().forEach(ProcessHandle::destroy);
        server.destroy();
    }
}
