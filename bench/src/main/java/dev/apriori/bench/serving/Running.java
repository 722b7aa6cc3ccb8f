package dev.apriori.bench.serving;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server that is ready, and how long that took. */
final class Running implements AutoCloseable {
    private static final long LONGEST_START = TimeUnit.MINUTES.toNanos(3);
    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final double NANOS = 1e9;

    private final Process process;
    private final URI address;
    private final double startSeconds;

    private Running(Process process, URI address, double startSeconds) {
        this.process = process;
        this.address = address;
        this.startSeconds = startSeconds;
    }

    /** Starts it, and asks for its health until it has some. */
    static Running start(Contestant contestant) throws IOException, InterruptedException {
        int port = freePort();
        List<String> command = new ArrayList<>(contestant.command());
        command.add(Integer.toString(port));
        URI address = URI.create("http://127.0.0.1:" + port + "/");
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(contestant.log().toFile())
                .start();
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            while (!isHealthy(http, address)) {
                if (!process.isAlive() || System.nanoTime() - begin > LONGEST_START) {
                    process.destroy();
                    throw new IOException(contestant.name() + " does not come up; its log is " + contestant.log());
                }
                Thread.sleep(PAUSE);
            }
            return new Running(process, address, (System.nanoTime() - begin) / NANOS);
        }
    }

    private static boolean isHealthy(HttpClient http, URI address) throws InterruptedException {
        try {
            return http.send(HttpRequest.newBuilder(address.resolve("health")).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    URI address() {
        return address;
    }

    double startSeconds() {
        return startSeconds;
    }

    /** What it and its children hold of memory now. */
    double megabytes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .mapToDouble(Running::megabytes)
                .sum();
    }

    private static double megabytes(ProcessHandle process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .sum();
        } catch (IOException ended) {
            return 0;
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                all.forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException e) {
            all.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        }
    }
}
