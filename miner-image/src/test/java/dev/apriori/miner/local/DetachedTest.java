package dev.apriori.miner.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.miner.local.ChildProcess.Ended;
import dev.apriori.tracking.RealMlflow;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that go on when the command has ended. */
class DetachedTest {
    @TempDir
    Path home;

    private final HttpClient http = HttpClient.newHttpClient();
    private final SmallExperiment experiment = SmallExperiment.fresh().with("grid", "{minSupport: ['0.2']}");

    @AfterEach
    void stop() throws Exception {
        stopServers();
        http.close();
    }

    @Test
    void aServerGoesOnUntilItIsStopped() throws Exception {
        Ended ended = run(experiment).end();

        assertThat(ended.exit()).as(ended.err()).isZero();
        String url = url().orElseThrow();
        assertThat(ended.out()).contains(url);
        assertThat(answers(url)).isTrue();
        assertThat(stopServers()).contains("stopped 1 model server");
        assertThat(answers(url)).isFalse();
    }

    @Test
    void aNewVersionAnswersBeforeTheOldOneEnds() throws Exception {
        assertThat(run(experiment).end().exit()).isZero();
        String before = url().orElseThrow();
        assertThat(model(before)).contains("\"version\":\"1\"");

        ChildProcess second = run(experiment.with("grid", "{minSupport: ['0.15', '0.2']}"));
        int asked = 0;
        while (!second.process().waitFor(Duration.ofMillis(20))) {
            assertThat(isAnswered()).as("after %d times", asked).isTrue();
            asked++;
        }

        String after = url().orElseThrow();
        assertThat(second.end().exit()).isZero();
        assertThat(asked).isPositive();
        assertThat(model(after)).contains("\"version\":\"2\"");
        assertThat(after).isNotEqualTo(before);
        assertThat(answers(before)).isFalse();
    }

    private ChildProcess run(SmallExperiment which) {
        return ChildProcess.run(home, which.write(home), RealMlflow.server(), "--detach", "--port", "18080");
    }

    private String stopServers() throws InterruptedException {
        return ChildProcess.start(home, "serve", "--stop").end().out();
    }

    /** Where the server is by what its state file says now; that may have changed while it was asked. */
    private boolean isAnswered() throws InterruptedException {
        Optional<String> first = url();
        return answers(first.orElseThrow()) || (!url().equals(first) && answers(url().orElseThrow()));
    }

    private Optional<String> url() {
        return ServingProcess.read(home.resolve("data/apriori/serving"), experiment.name())
                .map(ServingProcess::url);
    }

    private boolean answers(String url) throws InterruptedException {
        try {
            return http.send(HttpRequest.newBuilder(URI.create(url + "ping")).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private String model(String url) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(url + "model")).build(), BodyHandlers.ofString())
                .body();
    }
}
