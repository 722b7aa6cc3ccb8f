package dev.apriori.tracking;

/**
 * An MLflow server. Safe for use by many threads.
 *
 * <pre>{@code
 * Mlflow mlflow = Mlflow.connect(MlflowServer.at("http://localhost:5000", System.getenv()));
 * Experiment experiment = mlflow.experiments().named("movielens");
 * Run run = mlflow.runs().create(NewRun.named(experiment.id(), "movielens-0012"));
 * }</pre>
 */
public final class Mlflow {
    private final MlflowServer server;
    private final Rest rest;

    private Mlflow(MlflowServer server, Rest rest) {
        this.server = server;
        this.rest = rest;
    }

    /** Prepares for calls; the first call connects. */
    public static Mlflow connect(MlflowServer server) {
        return connect(server, Patience.standard());
    }

    public static Mlflow connect(MlflowServer server, Patience patience) {
        return new Mlflow(server, new Rest(server, patience));
    }

    public MlflowServer server() {
        return server;
    }

    /** The server's version, such as {@code 3.17.2}: the cheapest way to find out whether it is there. */
    public String version() {
        return rest.plain("/version").strip();
    }

    public Experiments experiments() {
        return new Experiments(rest);
    }

    public Runs runs() {
        return new Runs(rest);
    }

    public Artifacts artifacts() {
        return new Artifacts(
                rest,
                server.artifactFolder().<ArtifactStore>map(ArtifactFolder::new).orElse(rest));
    }

    public LoggedModels models() {
        return new LoggedModels(rest, artifacts());
    }

    public ModelRegistry registry() {
        return new ModelRegistry(rest, artifacts());
    }
}
