package dev.apriori.e2e.cluster;

import java.util.ArrayList;
import java.util.List;

/** kubectl in a namespace of the current context: what users type, and what they are told. */
public record Kubectl(String namespace) {
    public Program.Result run(String... arguments) {
        return Program.run(command(arguments));
    }

    /** What kubectl makes of a file of that text. */
    public Program.Result apply(String yaml) {
        return Program.run(command("apply", "-f", "-"), yaml);
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of("kubectl", "--namespace", namespace));
        command.addAll(List.of(arguments));
        return command;
    }
}
