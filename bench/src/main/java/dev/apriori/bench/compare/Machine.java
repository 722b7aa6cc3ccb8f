package dev.apriori.bench.compare;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where it was measured, and what. */
public record Machine(String processor, int cores, String java, String python, List<String> libraries, double load) {
    static Machine here(String python, Path requirements) throws IOException {
        String version = new String(
                        new ProcessBuilder(python, "--version")
                                .start()
                                .getInputStream()
                                .readAllBytes(),
                        StandardCharsets.UTF_8)
                .strip();
        List<String> libraries = Files.readAllLines(requirements).stream()
                .filter(line -> line.contains("=="))
                .map(line -> line.replace("==", " "))
                .toList();
        return new Machine(
                model(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().toString(),
                version,
                libraries,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** The name of the processor, where it can be found out. */
    public static String model() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        if (!Files.exists(info)) {
            return System.getProperty("os.arch");
        }
        return Files.readAllLines(info).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }

    String sentence() {
        return "Measured with " + cores + " cores of " + processor + ", Java " + java + ", " + python + ", "
                + String.join(", ", libraries) + ". The machine's load was "
                + Report.digits(load) + " at the start.";
    }
}
