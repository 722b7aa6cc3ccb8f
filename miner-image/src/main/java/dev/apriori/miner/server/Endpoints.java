package dev.apriori.miner.server;

import dev.apriori.miner.feedback.FeedbackEvent;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The table of what the server answers. */
final class Endpoints {
    private static final byte[] OK = {'\n'};
    private static final HeaderName MODEL = HeaderNames.create("Apriori-Model");

    private final ServerSettings.Limits limits;
    private final Serving serving;
    private final Metrics metrics;
    private final Admission admission;
    private final Feedback feedback;

    Endpoints(ServerSettings settings, Serving serving, Metrics metrics, Admission admission) {
        this.limits = settings.limits();
        this.feedback = new Feedback(settings.feedback(), metrics.feedback(), Clock.systemUTC());
        this.serving = serving;
        this.metrics = metrics;
        this.admission = admission;
    }

    EndpointTable table() {
        List<Endpoint> all = new ArrayList<>(ofModel());
        all.addAll(new InferenceEndpoints(limits, serving, metrics, this).all());
        all.addAll(forAnyone());
        return new EndpointTable(all);
    }

    private List<Endpoint> ofModel() {
        Recommending recommending = new Recommending(limits, metrics);
        return List.of(
                Endpoint.post("/invocations", invocations()),
                Endpoint.post(Feedback.PATH, this::feedback),
                Endpoint.get("/recommend", answering((model, request) -> recommending.answer(model, request.query()))),
                Endpoint.get("/items", answering((model, request) -> Browsing.items(model, request.query()))),
                Endpoint.get("/model", answering((model, request) -> Browsing.model(model, feedback.isOn()))));
    }

    private List<Endpoint> forAnyone() {
        return List.of(
                        Endpoint.get("/ping", this::ready),
                        Endpoint.get("/health", this::ready),
                        Endpoint.get("/version", Endpoints::version),
                        Endpoint.get("/metrics", this::scrape),
                        Endpoint.get("/statistics", this::statistics),
                        Endpoint.get("/openapi.json", Asset.of("openapi.json", Replies.JSON)),
                        Endpoint.get("/", Asset.of("page.html", "text/html; charset=utf-8")),
                        Endpoint.get("/page.css", Asset.of("page.css", "text/css; charset=utf-8")),
                        Endpoint.get("/page.js", Asset.of("page.js", "text/javascript; charset=utf-8")),
                        Endpoint.get("/feedback.js", Asset.of("feedback.js", "text/javascript; charset=utf-8")),
                        Endpoint.get("/search.js", Asset.of("search.js", "text/javascript; charset=utf-8")),
                        Endpoint.get("/icon.svg", Asset.of("icon.svg", "image/svg+xml")))
                .stream()
                .map(Endpoint::toAnyone)
                .toList();
    }

    private Handler invocations() {
        Scoring scoring = new Scoring(limits, metrics);
        return (request, response) -> {
            byte[] body = RequestBody.read(request);
            reply(response, model -> scoring.answer(model, request.headers().contentType(), body));
        };
    }

    /** To keep it may take a while, for which no turn is taken from other requests. */
    private void feedback(ServerRequest request, ServerResponse response) {
        byte[] body = RequestBody.read(request);
        List<FeedbackEvent> events = admission.admit(() -> feedback.read(body));
        Replies.send(response, Replies.JSON, Json.write(feedback.keep(events)));
    }

    Handler answering(BiFunction<LiveModel, ServerRequest, Object> answer) {
        return (request, response) -> reply(response, model -> answer.apply(model, request));
    }

    /** One model answers the whole request, also when another takes over meanwhile. */
    void reply(ServerResponse response, Function<LiveModel, Object> answer) {
        LiveModel model = serving.model();
        byte[] body = admission.admit(() -> Json.write(answer.apply(model)));
        response.header(MODEL, URLEncoder.encode(model.served().id(), StandardCharsets.UTF_8));
        response.headers().set(HeaderNames.CACHE_CONTROL, "no-store");
        Replies.send(response, Replies.JSON, body);
    }

    private void ready(ServerRequest request, ServerResponse response) {
        serving.checkReady();
        Replies.send(response, Replies.JSON, OK);
    }

    private static void version(ServerRequest request, ServerResponse response) {
        Replies.send(response, Replies.JSON, builtVersion().getBytes(StandardCharsets.UTF_8));
    }

    static String builtVersion() {
        String built = Endpoints.class.getPackage().getImplementationVersion();
        return built == null ? "development" : built;
    }

    private void scrape(ServerRequest request, ServerResponse response) {
        byte[] body = metrics.scrape().getBytes(StandardCharsets.UTF_8);
        Replies.send(response, "text/plain; version=0.0.4; charset=utf-8", body);
    }

    private void statistics(ServerRequest request, ServerResponse response) {
        ServedModel model = serving.model().served();
        response.headers().set(HeaderNames.CACHE_CONTROL, "no-store");
        Replies.send(response, Replies.JSON, Json.write(metrics.statistics(model)));
    }
}
