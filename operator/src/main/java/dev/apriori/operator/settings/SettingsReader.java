package dev.apriori.operator.settings;

import dev.apriori.operator.settings.OperatorSettings.Images;
import dev.apriori.operator.settings.OperatorSettings.Spark;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What each environment variable means. */
final class SettingsReader {
    private static final Duration RESULT_WAIT = Duration.ofSeconds(60);
    private static final int HTTP_PORT = 8080;

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Pattern SUBDOMAIN = Pattern.compile("[a-z0-9]([-.a-z0-9]{0,251}[a-z0-9])?");
    private static final Pattern IMAGE = Pattern.compile("[a-z0-9][-a-zA-Z0-9._/]*(:\\d+/[-a-z0-9._/]+)?"
            + "(:[a-zA-Z0-9_][-a-zA-Z0-9._]{0,127})?(@sha256:[0-9a-f]{64})?");
    private static final Pattern TIME = Pattern.compile("(\\d{1,6})(s|m|h)");
    private static final Pattern CLUSTER = Pattern.compile("[^\\p{Cntrl}]{1,250}");

    private static final Set<String> PULL_POLICIES = Set.of("Always", "IfNotPresent", "Never");
    private static final Set<String> LEVELS = Set.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR");
    private static final Set<String> FORMATS = Set.of("json", "plain");

    private final Variables variables;

    SettingsReader(Variables variables) {
        this.variables = variables;
    }

    ProgramSettings read() {
        checkLogging();
        boolean leaderElection =
                variables.value("APRIORI_LEADER_ELECTION", false, SettingsReader::truth, "give true or false");
        return new ProgramSettings(
                operator(leaderElection),
                pod(leaderElection, "POD_NAME", SUBDOMAIN, "metadata.name"),
                pod(leaderElection, "POD_NAMESPACE", LABEL, "metadata.namespace"),
                variables.value(
                        "APRIORI_HTTP_PORT",
                        HTTP_PORT,
                        SettingsReader::port,
                        "give a port from 1 to 65535, or 0 for any that is free"));
    }

    private OperatorSettings operator(boolean leaderElection) {
        return new OperatorSettings(
                new LinkedHashSet<>(variables.words(
                        "APRIORI_WATCH_NAMESPACES",
                        matching(LABEL),
                        "give names of namespaces with commas between them, or nothing for all namespaces")),
                variables.value("APRIORI_CLUSTER_NAME", "", matching(CLUSTER), "give at most 250 characters of text"),
                trackingUri(),
                images(),
                spark(),
                variables.value(
                        "APRIORI_RESULT_WAIT",
                        RESULT_WAIT,
                        SettingsReader::time,
                        "give a time above zero such as 60s, 5m or 1h"),
                leaderElection);
    }

    private Images images() {
        if (variables.text("APRIORI_MINER_IMAGE").isEmpty()) {
            variables.refuseMissing(
                    "APRIORI_MINER_IMAGE", "give the image that mines and serves, such as apriori-miner:0.1.0");
        }
        return new Images(
                variables.value(
                        "APRIORI_MINER_IMAGE",
                        "",
                        matching(IMAGE),
                        "give an image such as registry.example.com/apriori-miner:0.1.0"),
                variables.value(
                        "APRIORI_MINER_IMAGE_PULL_POLICY",
                        "IfNotPresent",
                        among(PULL_POLICIES),
                        "give Always, IfNotPresent or Never"),
                variables.words(
                        "APRIORI_IMAGE_PULL_SECRETS",
                        matching(SUBDOMAIN),
                        "give names of Secrets with commas between them"));
    }

    private Spark spark() {
        return new Spark(
                variables.value(
                        "APRIORI_SPARK_IMAGE",
                        Spark.NONE.image(),
                        matching(IMAGE),
                        "give an image such as registry.example.com/apriori-miner-spark:0.1.0"),
                variables.value(
                        "APRIORI_SPARK_SERVICE_ACCOUNT",
                        Spark.NONE.serviceAccount(),
                        matching(SUBDOMAIN),
                        "give the name of a ServiceAccount"));
    }

    /** A password in it is refused and not shown: it would end up in pods and logs. */
    private String trackingUri() {
        String name = "APRIORI_TRACKING_URI";
        if (variables.text(name).contains("@")) {
            variables.refuse(
                    name,
                    "a user or password in it",
                    "give http://HOST:PORT, and the login by spec.tracking.credentialsSecretRef");
            return "";
        }
        return variables.value(
                name, "", SettingsReader::webAddress, "give an address of MLflow such as http://mlflow.ml.svc:5000");
    }

    private String pod(boolean needed, String name, Pattern pattern, String field) {
        String fix = "set it from the pod's field " + field + ", or APRIORI_LEADER_ELECTION to false";
        if (needed && variables.text(name).isEmpty()) {
            variables.refuseMissing(name, fix);
        }
        return variables.value(name, "", matching(pattern), fix);
    }

    /** Logging has begun before anyone can ask here: logback.xml reads these by itself. */
    private void checkLogging() {
        variables.value(
                "APRIORI_LOG_LEVEL",
                "",
                text -> among(LEVELS).apply(text.toUpperCase(Locale.ROOT)),
                "give error, warn, info, debug or trace");
        variables.value("APRIORI_LOG_FORMAT", "", among(FORMATS), "give json or plain");
    }

    private static Function<String, Optional<String>> matching(Pattern pattern) {
        return text -> Optional.of(text).filter(pattern.asMatchPredicate());
    }

    private static Function<String, Optional<String>> among(Set<String> words) {
        return text -> Optional.of(text).filter(words::contains);
    }

    private static Optional<Boolean> truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<Integer> port(String text) {
        return Optional.of(text)
                .filter(t -> t.matches("\\d{1,5}"))
                .map(Integer::valueOf)
                .filter(port -> port <= 65_535);
    }

    private static Optional<Duration> time(String text) {
        Matcher time = TIME.matcher(text);
        return time.matches()
                ? Optional.of(Duration.parse("PT" + text.toUpperCase(Locale.ROOT)))
                        .filter(Duration::isPositive)
                : Optional.empty();
    }

    private static Optional<String> webAddress(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null ? Optional.of(text) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
