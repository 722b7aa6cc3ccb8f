package dev.apriori.e2e.cluster;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How the tests were told to run, by system properties.
 *
 * @param operatorImage present on the nodes, or pulled by them; likewise the others
 * @param build what tells one build of the images from another of the same tag; may be empty
 * @param shellImage with busybox's programs, for pods that ask a Service as any client would
 * @param ownCluster the script of e2e/cluster, where the current context is of its cluster; empty on any other
 * @param logs the folder that gets what failed tests leave
 * @param keep whether the operator and MLflow stay when the tests are over
 */
public record Settings(
        Image operatorImage,
        Image minerImage,
        Image sparkImage,
        String build,
        String shellImage,
        Optional<Path> ownCluster,
        Path logs,
        boolean keep) {
    /** Maven runs tests in the module's folder. */
    public static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    /** @param repository without the tag */
    public record Image(String repository, String tag) {
        static Image parse(String name) {
            int colon = name.lastIndexOf(':');
            return new Image(name.substring(0, colon), name.substring(colon + 1));
        }
    }

    public static Settings ofSystem() {
        String cluster = System.getProperty("apriori.e2e.cluster", "");
        return new Settings(
                Image.parse(System.getProperty("apriori.e2e.operator")),
                Image.parse(System.getProperty("apriori.e2e.miner")),
                Image.parse(System.getProperty("apriori.e2e.spark")),
                System.getProperty("apriori.e2e.build", ""),
                System.getProperty("apriori.e2e.shell", cluster.isEmpty() ? "busybox:1.37" : "localhost/busybox:1"),
                cluster.isEmpty() ? Optional.empty() : Optional.of(Path.of(cluster)),
                Path.of(System.getProperty("apriori.e2e.logs", "target/e2e-logs")),
                Boolean.getBoolean("apriori.e2e.keep"));
    }
}
