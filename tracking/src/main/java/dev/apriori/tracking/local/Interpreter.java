package dev.apriori.tracking.local;

import dev.apriori.tracking.TrackingException.Misconfigured;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Python that is installed here.
 *
 * @param minor of version 3
 */
record Interpreter(Path path, int minor) {
    static final int OLDEST = 10;
    private static final Pattern VERSION = Pattern.compile("Python 3\\.(\\d+)\\..*", Pattern.DOTALL);

    /**
     * The first on the PATH that is new enough.
     *
     * @throws Misconfigured when there is none
     */
    static Interpreter find(Map<String, String> environment) {
        List<String> tooOld = new ArrayList<>();
        for (Path candidate : candidates(environment)) {
            Optional<Interpreter> found = at(candidate);
            if (found.isPresent() && found.get().minor >= OLDEST) {
                return found.get();
            }
            found.ifPresent(python -> tooOld.add(python.path + " is 3." + python.minor));
        }
        throw new Misconfigured("the local MLflow server needs Python 3." + OLDEST + " or later, and the PATH has none"
                + (tooOld.isEmpty() ? "" : " (" + String.join(", ", tooOld) + ")")
                + "; install it (on Debian: apt install python3 python3-venv), or give a server by --tracking-uri");
    }

    private static List<Path> candidates(Map<String, String> environment) {
        List<Path> candidates = new ArrayList<>();
        String[] folders = environment.getOrDefault("PATH", "").split(java.io.File.pathSeparator);
        for (String name : names()) {
            Arrays.stream(folders)
                    .filter(folder -> !folder.isEmpty())
                    .map(folder -> Path.of(folder).resolve(name))
                    .filter(Files::isExecutable)
                    .forEach(candidates::add);
        }
        return candidates;
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(List.of("python3", "python"));
        for (int minor = 14; minor >= OLDEST; minor--) {
            names.add("python3." + minor);
        }
        return names;
    }

    private static Optional<Interpreter> at(Path python) {
        Matcher version = VERSION.matcher(
                Command.run(List.of(python.toString(), "--version")).output());
        return version.matches()
                ? Optional.of(new Interpreter(python, Integer.parseInt(version.group(1))))
                : Optional.empty();
    }
}
