package dev.apriori.miner.command;

import dev.apriori.miner.local.DetachedServer;
import dev.apriori.miner.local.ModelLoader;
import dev.apriori.miner.local.ModelSource;
import dev.apriori.miner.local.TrackingChoice;
import dev.apriori.miner.pod.TerminationMessage;
import dev.apriori.miner.server.ModelServer;
import dev.apriori.miner.server.ServedModel;
import dev.apriori.miner.server.ServerSettings;
import dev.apriori.mining.MiningException;
import dev.apriori.tracking.ModelUri;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "serve",
        description = {
            "Serves a model.",
            "It answers MLflow's scoring protocol at /invocations, /recommend?items=…, and shows a page to try it at /."
        })
final class ServeCommand implements Callable<Integer> {
    @Spec
    CommandSpec command;

    @Parameters(
            paramLabel = "MODEL",
            arity = "0..1",
            description = "models:/NAME@ALIAS, models:/NAME/VERSION, models:/m-ID or a model's folder")
    Optional<String> model = Optional.empty();

    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description = "the address to listen on; 0.0.0.0 for all of them (default: ${DEFAULT-VALUE})")
    String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            converter = Numbers.Port.class,
            description = "the port to listen on; 0 for any that is free (default: ${DEFAULT-VALUE})")
    int port;

    @Option(
            names = "--tracking-uri",
            paramLabel = "URI",
            description = "the MLflow server (default: MLFLOW_TRACKING_URI, or one of our own)")
    Optional<String> trackingUri = Optional.empty();

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            converter = Numbers.Time.class,
            description = "about how long to wait for MLflow at the start, such as 10m (default: some seconds)")
    Optional<Duration> patience = Optional.empty();

    @Option(
            names = "--lame-duck",
            paramLabel = "TIME",
            defaultValue = "0s",
            converter = Numbers.Time.class,
            description = "how long to go on answering, not ready any more, once told to stop (default:"
                    + " ${DEFAULT-VALUE})")
    Duration lameDuck;

    @Option(
            names = "--termination-log",
            paramLabel = "FILE",
            description = "where to say why it ended (default: /dev/termination-log, where Kubernetes has put it)")
    Optional<Path> terminationLog = Optional.empty();

    @Option(
            names = "--follow",
            paramLabel = "TIME",
            converter = Numbers.Time.class,
            description = "look so often, such as 30s, if the alias has moved, and serve what it stands for then")
    Optional<Duration> follow = Optional.empty();

    @Mixin
    AccessOptions access = new AccessOptions();

    @Mixin
    FeedbackOptions feedback = new FeedbackOptions();

    @Option(names = "--rehearse", hidden = true, description = "serve a made-up model to itself, and end")
    boolean rehearse;

    @Option(names = "--stop", description = "stop the servers that run --detach has left running")
    boolean stop;

    @Override
    public Integer call() throws Exception {
        if (stop) {
            int stopped = DetachedServer.stopAll(System.getenv());
            command.commandLine().getOut().println("stopped " + Words.count(stopped, "model server"));
            return 0;
        }
        if (rehearse) {
            ServeRehearsal.run();
            return 0;
        }
        var message = TerminationMessage.at(terminationLog);
        if (message.isAsked()) {
            return new PodEnd(message, command.commandLine().getErr()).of(this::serve);
        }
        serve();
        return 0;
    }

    /** Until the process is told to stop. It listens while the model is loaded, which takes less time than one by one. */
    private String serve() throws InterruptedException {
        ModelSource source = source(model.orElseThrow(
                () -> new MiningException("MODEL is missing; give one such as models:/movielens@champion")));
        ServerSettings settings = settings();
        CompletableFuture<ServedModel> loading = CompletableFuture.supplyAsync(source::load);
        try (var server = ModelServer.start(settings)) {
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "stop"));
            ServedModel served = loaded(loading);
            server.swap(served);
            command.commandLine()
                    .getOut()
                    .println("serving " + served.name() + " version " + served.version() + " at " + server.address());
            follow.ifPresent(pause -> source.follow(server, served, pause));
            Thread.currentThread().join();
        }
        return "stopped";
    }

    private ServerSettings settings() {
        ServerSettings settings = ServerSettings.at(host, port)
                .with(ServerSettings.Timeouts.DEFAULT.withLameDuck(lameDuck))
                .with(access.access(System.getenv()));
        return feedback.sink(System.getenv()).map(settings::with).orElse(settings);
    }

    private static ServedModel loaded(CompletableFuture<ServedModel> loading) {
        try {
            return loading.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private ModelSource source(String from) {
        if (!from.startsWith("models:")) {
            if (follow.isPresent()) {
                throw new MiningException(
                        "--follow needs a model in MLflow; give one such as models:/movielens@champion, not a folder");
            }
            return new ModelSource.Folder(Path.of(from));
        }
        ModelUri uri = ModelUri.parse(from);
        var tracking = new TrackingChoice(System.getenv(), command.commandLine().getErr()::println);
        return new ModelSource.InMlflow(
                () -> patience.map(tracking::outlasting).orElse(tracking).connect(trackingUri, ""),
                ModelLoader.ofUser(System.getenv()),
                uri);
    }
}
