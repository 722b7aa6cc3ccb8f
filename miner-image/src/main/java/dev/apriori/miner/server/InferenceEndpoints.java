package dev.apriori.miner.server;

import dev.apriori.miner.server.Inference.Live;
import dev.apriori.miner.server.Inference.ModelReady;
import dev.apriori.miner.server.Inference.Ready;
import dev.apriori.miner.server.Inference.Server;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import java.util.ArrayList;
import java.util.List;

/** The paths of the Open Inference Protocol. */
final class InferenceEndpoints {
    /** All of them begin so, and their errors have a shape of their own. */
    static final String ROOT = "/v2";

    private static final String MODEL = ROOT + "/models/{name}";
    private static final String VERSION = MODEL + "/versions/{version}";
    private static final HeaderName BINARY = HeaderNames.create(Inference.BINARY_HEADER);

    private final Inference inference;
    private final Serving serving;
    private final Endpoints endpoints;

    InferenceEndpoints(ServerSettings.Limits limits, Serving serving, Metrics metrics, Endpoints endpoints) {
        inference = new Inference(limits, metrics);
        this.serving = serving;
        this.endpoints = endpoints;
    }

    List<Endpoint> all() {
        List<Endpoint> all = new ArrayList<>();
        all.add(always(ROOT, new Server("apriori", Endpoints.builtVersion(), List.of())));
        all.add(always(ROOT + "/health/live", new Live(true)));
        all.add(Endpoint.get(ROOT + "/health/ready", (request, response) -> {
                    serving.checkReady();
                    Replies.send(response, Replies.JSON, Json.write(new Ready(true)));
                })
                .toAnyone());
        for (String model : List.of(MODEL, VERSION)) {
            all.add(Endpoint.get(model, endpoints.answering((live, request) -> Inference.model(asked(live, request)))));
            all.add(Endpoint.get(model + "/ready", ready()));
            all.add(Endpoint.post(model + "/infer", infer()));
        }
        return all;
    }

    private static Endpoint always(String path, Object answer) {
        byte[] body = Json.write(answer);
        return Endpoint.get(path, (request, response) -> Replies.send(response, Replies.JSON, body))
                .toAnyone();
    }

    private Handler ready() {
        return (request, response) -> {
            serving.checkReady();
            String name = asked(serving.model(), request).served().name();
            Replies.send(response, Replies.JSON, Json.write(new ModelReady(name, true)));
        };
    }

    private Handler infer() {
        return (request, response) -> {
            byte[] body = RequestBody.read(request);
            if (request.headers().contains(BINARY)) {
                throw Refusal.unreadable("tensors as bytes are not supported, which GET /v2 would list among the"
                        + " extensions; send JSON alone (in Triton's client: binary_data=False)");
            }
            endpoints.reply(response, live -> inference.answer(asked(live, request), body));
        };
    }

    /** @throws Refusal when the path names another model or version */
    private static LiveModel asked(LiveModel live, ServerRequest request) {
        var path = request.path().pathParameters();
        return Inference.checked(live, path.get("name"), path.first("version").asOptional());
    }
}
