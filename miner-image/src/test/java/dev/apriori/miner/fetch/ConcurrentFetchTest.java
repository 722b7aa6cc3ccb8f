package dev.apriori.miner.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrentFetchTest {
    private static final byte[] CONTENT = Given.bytes(400_000);
    private static final int BEGINNING = 150_000;

    @TempDir
    Path cache;

    private DataServer server;
    private DataSource source;

    @BeforeEach
    void start() throws IOException {
        server = DataServer.http(CONTENT);
        source = server.source("/ratings.csv");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void ofManyThreadsOneLoadsAndTheOthersTakeItFromTheCache() throws Exception {
        Callable<Fetched> fetch = () -> Given.fetch(cache, source);
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Fetched> all = threads.invokeAll(List.of(fetch, fetch, fetch, fetch)).stream()
                    .map(Future::resultNow)
                    .toList();
            assertThat(all).extracting(Fetched::fromCache).containsOnlyOnce(false);
            assertThat(all.getFirst().file()).hasBinaryContent(CONTENT);
        }
        assertThat(server.requests().stream().filter(request -> !request.containsKey("If-None-Match")))
                .hasSize(1);
    }

    @Test
    void ofTwoProcessesOneWaitsForTheOther() throws Exception {
        CountDownLatch otherWaits = new CountDownLatch(1);
        server.next(server.pausingAfter(BEGINNING, otherWaits));
        Process other;
        try (var threads = Executors.newSingleThreadExecutor()) {
            CountDownLatch begun = new CountDownLatch(1);
            Future<Fetched> mine = threads.submit(
                    () -> Given.fetcher(cache).fetch(source, Optional.empty(), new SignallingProgress(begun)));
            begun.await();
            other = FetchProgram.start(cache, source);
            FetchProgram.await(other, "pause");
            otherWaits.countDown();
            assertThat(mine.get().fromCache()).isFalse();
            assertThat(mine.get().file()).hasBinaryContent(CONTENT);
            assertThat(FetchProgram.await(other, "fetched "))
                    .isEqualTo(mine.get().file().toString());
        }
        assertThat(other.waitFor()).isZero();
        assertThat(server.requests()).hasSize(2);
        assertThat(server.requests().get(1).getFirst("If-None-Match")).isEqualTo("\"v1\"");
    }

    @Test
    void afterAKillTheNextProcessGoesOn() throws Exception {
        server.next(server.silentAfter(BEGINNING));
        Process killed = FetchProgram.start(cache, source);
        FetchProgram.await(killed, "came " + BEGINNING);
        killed.destroyForcibly().waitFor();
        assertThat(Given.fetch(cache, source).file()).hasBinaryContent(CONTENT);
        assertThat(server.requests().get(1).getFirst("Range")).isEqualTo("bytes=" + BEGINNING + "-");
        try (Stream<Path> contents = Files.list(cache.resolve("sha256"))) {
            assertThat(contents).hasSize(1);
        }
    }

    private record SignallingProgress(CountDownLatch begun) implements Progress {
        @Override
        public void start(String name, long totalBytes) {
            begun.countDown();
        }

        @Override
        public void advance(long bytes) {}

        @Override
        public void pause(String reason) {}

        @Override
        public void done() {}
    }
}
