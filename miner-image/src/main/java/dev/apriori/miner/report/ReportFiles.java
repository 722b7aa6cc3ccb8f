package dev.apriori.miner.report;

import dev.apriori.miner.model.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The texts of a report as files of a folder. */
final class ReportFiles {
    private final Path folder;
    private final Map<String, Path> written = new LinkedHashMap<>();

    ReportFiles(Path folder) {
        this.folder = folder;
    }

    void add(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        WholeFile.write(file, passing -> Files.writeString(passing, text));
        written.put(path, file);
    }

    /** The files by their paths in the folder, in the order in which they came. */
    Map<String, Path> written() {
        return Collections.unmodifiableMap(written);
    }
}
