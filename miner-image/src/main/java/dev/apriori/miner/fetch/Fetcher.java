package dev.apriori.miner.fetch;

import dev.apriori.miner.fetch.DataSource.LocalFile;
import dev.apriori.miner.fetch.DataSource.S3Object;
import dev.apriori.miner.fetch.DataSource.Web;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Brings data sets to this machine.
 *
 * <pre>{@code
 * var source = DataSource.parse("spec.dataset.uri", "https://host/ratings.zip", Path.of("."));
 * Fetched data = Fetcher.standard().fetch(source, Optional.empty(), new PlainProgress(System.err));
 * }</pre>
 *
 * What comes from elsewhere is kept by its content: a file whose digest is given and known is not asked for again, any
 * other is loaded again only when its server says that it has changed. Safe for use by many threads and processes.
 */
public final class Fetcher {
    private final FetchSettings settings;
    private final Cache cache;
    private final WebCredentials credentials;
    private final Trust trust;
    private final S3Access s3;

    /**
     * @param environment APRIORI_DATA_TOKEN, or APRIORI_DATA_USERNAME and APRIORI_DATA_PASSWORD, for web servers;
     *     AWS_ENDPOINT_URL_S3 or AWS_ENDPOINT_URL for S3; APRIORI_CA_CERT, a PEM file of authorities to trust
     * @throws SourceException when the endpoint is no address
     */
    public Fetcher(FetchSettings settings, Map<String, String> environment) {
        this.settings = settings;
        this.cache = new Cache(settings.cache());
        this.credentials = WebCredentials.from(environment);
        this.trust = Trust.from(environment);
        this.s3 = S3Access.from(environment, trust, settings.timeout());
    }

    /** A fetcher with the standard settings and the environment of this process. */
    public static Fetcher standard() {
        return new Fetcher(FetchSettings.standard(System.getenv()), System.getenv());
    }

    /**
     * The file of a source, on this machine.
     *
     * @param expected what its bytes must be, where that is known
     * @throws SourceException when its user has to mend something
     * @throws FetchException when it cannot be had for now
     */
    public Fetched fetch(DataSource source, Optional<Sha256> expected, Progress progress) {
        try {
            return switch (source) {
                case LocalFile local -> local(local, expected);
                case Web web ->
                    load(web, expected, progress, () -> new HttpRemote(web, credentials, trust, settings.timeout()));
                case S3Object object -> load(object, expected, progress, () -> new S3Remote(object, s3));
            };
        } finally {
            progress.done();
        }
    }

    private Fetched load(
            DataSource source, Optional<Sha256> expected, Progress progress, Supplier<? extends Remote> remotes) {
        Optional<Fetched> kept = Download.kept(cache, expected);
        if (kept.isPresent()) {
            return kept.get();
        }
        try (Remote remote = remotes.get()) {
            var download = new Download(source, remote, expected, cache, settings.maxBytes(), progress);
            return cache.locked(
                    remote.identity(),
                    () -> progress.pause(source.shown() + ": waiting for someone else who is loading it"),
                    () -> new Retrying(settings).run(source.shown(), download::attempt, progress::pause));
        }
    }

    private static Fetched local(LocalFile source, Optional<Sha256> expected) {
        Path file = source.path();
        if (!Files.isRegularFile(file)) {
            String problem = Files.isDirectory(file)
                    ? "is a folder"
                    : Files.exists(file) ? "is not a regular file" : "does not exist";
            throw new SourceException(
                    source,
                    problem,
                    "name a file that is there; a relative path starts from the experiment's folder, on a cluster from"
                            + " /data, where spec.dataset.volume is mounted");
        }
        if (!Files.isReadable(file)) {
            throw new SourceException(source, "may not be read", "permit this user to read it");
        }
        try {
            Sha256 actual = Sha256.of(file);
            Download.check(source, expected, actual, Files.size(file));
            return new Fetched(file, actual, false);
        } catch (IOException e) {
            throw FetchException.here("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
