package dev.apriori.miner.local;

import dev.apriori.miner.feedback.FeedbackSink;
import dev.apriori.miner.server.ModelServer;
import dev.apriori.miner.server.ServedModel;
import dev.apriori.miner.server.ServerSettings;
import dev.apriori.tracking.Mlflow;
import dev.apriori.tracking.ModelUri;
import java.util.Optional;
import java.util.function.Function;

/** Serves by this process. */
final class ServingHere implements LocalServing {
    private final Mlflow mlflow;
    private final ModelLoader loader;
    private final int port;
    private final Function<String, Optional<FeedbackSink>> feedback;
    private Optional<ModelServer> server = Optional.empty();

    ServingHere(Mlflow mlflow, ModelLoader loader, int port, Function<String, Optional<FeedbackSink>> feedback) {
        this.mlflow = mlflow;
        this.loader = loader;
        this.port = port;
        this.feedback = feedback;
    }

    @Override
    public Answering rollOut(ModelUri.ByVersion version) {
        ServedModel model = loader.fromMlflow(mlflow, version);
        if (server.isPresent()) {
            server.get().swap(model);
        } else {
            server = Optional.of(ModelServer.start(settings(), model));
        }
        return new Answering(server.get().address().toString(), model.inputExample());
    }

    private ServerSettings settings() {
        ServerSettings settings = ServerSettings.at(FreePort.LOOPBACK, FreePort.from(port));
        return feedback.apply(FreePort.LOOPBACK).map(settings::with).orElse(settings);
    }

    @Override
    public void close() {
        server.ifPresent(ModelServer::stop);
    }
}
