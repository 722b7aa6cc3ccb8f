package dev.apriori.miner.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.apriori.miner.server.ModelServer;
import dev.apriori.miner.server.ServedModel;
import dev.apriori.miner.server.ServerSettings;
import dev.apriori.tracking.ModelUri;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class FollowingTest {
    private static final Duration PAUSE = Duration.ofMillis(100);

    @TempDir
    Path folder;

    /** Every answer on the way has to be a good one. */
    @Test
    @Timeout(180)
    void whatTheAliasIsMovedToIsServedWithNoRequestLost() throws Exception {
        SmallExperiment first = SmallExperiment.fresh().with("registry", "{promote: Always}");
        InProcess here = InProcess.in(folder);
        here.run(first);
        var alias = new ModelUri.ByAlias(first.name(), "champion");
        var loader = new ModelLoader(folder.resolve("models"));
        ServedModel served = loader.fromMlflow(here.mlflow(), alias);
        try (var server = ModelServer.start(ServerSettings.at("127.0.0.1", 0), served);
                var following = Following.start(here.mlflow(), loader, alias, server, served, PAUSE);
                var http = HttpClient.newHttpClient()) {
            assertThat(version(http, server)).isEqualTo("1");

            here.run(first.with("grid", "{minSupport: ['0.15'], minThreshold: ['0.1'], maxLength: [2]}"));

            Instant end = Instant.now().plus(Duration.ofMinutes(1));
            String version = version(http, server);
            while (version.equals("1") && Instant.now().isBefore(end)) {
                version = version(http, server);
            }
            assertThat(version).isEqualTo("2");
            assertThat(following).isNotNull();
        }
    }

    private static String version(HttpClient http, ModelServer server) throws Exception {
        URI address = server.address().resolve("model");
        HttpResponse<String> answer = http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonMapper().readTree(answer.body()).path("version").asText();
    }
}
