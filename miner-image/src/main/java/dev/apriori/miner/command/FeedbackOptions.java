package dev.apriori.miner.command;

import dev.apriori.miner.feedback.FeedbackSink;
import dev.apriori.miner.feedback.FileSink;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether a model server takes feedback, and where it is kept. */
final class FeedbackOptions {
    @Option(
            names = "--feedback-folder",
            paramLabel = "DIR",
            description = "take feedback at /feedback, and write it to files in this folder (default: take none)")
    Optional<Path> folder = Optional.empty();

    Optional<FeedbackSink> sink(Map<String, String> environment) {
        return folder.map(path -> FileSink.in(path, host(environment)));
    }

    /** A pod's name, where there is one. */
    private static String host(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("HOSTNAME"))
                .filter(name -> !name.isBlank())
                .orElseGet(FeedbackOptions::machine);
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
