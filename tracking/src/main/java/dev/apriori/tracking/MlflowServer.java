package dev.apriori.tracking;

import dev.apriori.tracking.TrackingException.Misconfigured;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where an MLflow server is and how to be let in.
 *
 * @param uri its http or https address, with the path it is served under if any, without a slash at the end
 * @param artifactFolder its {@code --artifacts-destination}, where this process may write there, too
 */
public record MlflowServer(URI uri, Credentials credentials, Tls tls, Optional<Path> artifactFolder) {
    /** @throws Misconfigured when the URI is none of an http server */
    public MlflowServer {
        boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        if (!web || uri.getHost() == null || uri.getQuery() != null || uri.getFragment() != null) {
            throw new Misconfigured("tracking URI '" + withoutUserInfo(uri.toString())
                    + "' is not the address of an MLflow server; give one such as http://localhost:5000");
        }
        if (uri.getUserInfo() != null) {
            throw new Misconfigured("tracking URI '" + withoutUserInfo(uri.toString())
                    + "' holds credentials; give them as MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD");
        }
        uri = URI.create(uri.toString().replaceAll("/+$", ""));
    }

    /** A server that lets anyone in. */
    public static MlflowServer at(String uri) {
        return new MlflowServer(parse(uri), new Credentials.Anonymous(), new Tls.SystemTrust(), Optional.empty());
    }

    /**
     * A server with the credentials and trust that MLflow's own environment variables give:
     * {@code MLFLOW_TRACKING_USERNAME}, {@code _PASSWORD}, {@code _TOKEN}, {@code _SERVER_CERT_PATH} and
     * {@code _INSECURE_TLS}.
     *
     * @throws Misconfigured when the URI or a variable cannot be used
     */
    public static MlflowServer at(String uri, Map<String, String> environment) {
        return new MlflowServer(
                parse(uri), Credentials.fromEnvironment(environment), tlsFrom(environment), Optional.empty());
    }

    public MlflowServer withCredentials(Credentials other) {
        return new MlflowServer(uri, other, tls, artifactFolder);
    }

    public MlflowServer withTls(Tls other) {
        return new MlflowServer(uri, credentials, other, artifactFolder);
    }

    /** The same, whose folder of artifacts is at hand. */
    public MlflowServer withArtifactFolder(Path folder) {
        return new MlflowServer(uri, credentials, tls, Optional.of(folder));
    }

    /** Whether it is spoken to without TLS. */
    boolean isPlain() {
        return "http".equalsIgnoreCase(uri.getScheme());
    }

    private static URI parse(String uri) {
        try {
            return URI.create(uri.strip());
        } catch (IllegalArgumentException e) {
            throw new Misconfigured(
                    "tracking URI '" + withoutUserInfo(uri) + "' is no URI; give one such as http://localhost:5000", e);
        }
    }

    private static Tls tlsFrom(Map<String, String> environment) {
        String certificate = environment.getOrDefault("MLFLOW_TRACKING_SERVER_CERT_PATH", "");
        boolean insecure = switch (environment
                .getOrDefault("MLFLOW_TRACKING_INSECURE_TLS", "")
                .toLowerCase(java.util.Locale.ROOT)) {
            case "true", "1" -> true;
            case "", "false", "0" -> false;
            default ->
                throw new Misconfigured("MLFLOW_TRACKING_INSECURE_TLS is '"
                        + environment.get("MLFLOW_TRACKING_INSECURE_TLS") + "'; give true or false");
        };
        if (insecure && !certificate.isEmpty()) {
            throw new Misconfigured("MLFLOW_TRACKING_INSECURE_TLS and MLFLOW_TRACKING_SERVER_CERT_PATH are both set;"
                    + " give one of them");
        }
        if (insecure) {
            return new Tls.Unchecked();
        }
        return certificate.isEmpty() ? new Tls.SystemTrust() : new Tls.ExtraAuthority(Path.of(certificate));
    }

    private static String withoutUserInfo(String uri) {
        return uri.replaceFirst("//[^/@]*@", "//");
    }
}
