package dev.apriori.operator.program;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.metrics.exporter.httpserver.MetricsHandler;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Answers the kubelet at {@code /livez} and {@code /readyz}, and Prometheus at {@code /metrics}. The JDK's own server
 * does it: it is small, and those who ask are few.
 */
final class HealthServer implements AutoCloseable {
    /** What one client can take up: connections, and seconds for a request and its answer. Read when the first starts. */
    private static final Map<String, String> BOUNDS = Map.of(
            "jdk.httpserver.maxConnections", "64",
            "sun.net.httpserver.maxReqTime", "10",
            "sun.net.httpserver.maxRspTime", "30");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private HealthServer(HttpServer server, Health health, PrometheusRegistry metrics) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/livez", probe(health::whyNotAlive));
        server.createContext("/readyz", probe(health::whyNotReady));
        server.createContext("/metrics", new MetricsHandler(metrics));
    }

    /**
     * @param port to listen on, at all addresses; 0 for any that is free
     * @throws IOException when it may not be listened on
     */
    static HealthServer open(int port, Health health, PrometheusRegistry metrics) throws IOException {
        BOUNDS.forEach(System::setProperty);
        HealthServer opened = new HealthServer(HttpServer.create(new InetSocketAddress(port), 0), health, metrics);
        opened.server.start();
        return opened;
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static HttpHandler probe(Supplier<Optional<String>> problem) {
        return exchange -> {
            try (exchange) {
                Optional<String> why = problem.get();
                answer(exchange, why.isEmpty(), why.orElse("ok"));
            }
        };
    }

    private static void answer(HttpExchange exchange, boolean good, String text) throws IOException {
        byte[] body = (text + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(
                good ? HttpURLConnection.HTTP_OK : HttpURLConnection.HTTP_UNAVAILABLE, body.length);
        exchange.getResponseBody().write(body);
    }
}
