package dev.apriori.miner.command;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** How this program is started once more, by the same Java with the same options. */
final class ThisProgram {
    private ThisProgram() {}

    static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse(System.getProperty("java.home") + "/bin/java"));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Apriori.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }
}
