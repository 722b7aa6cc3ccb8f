package dev.apriori.tracking;

import dev.apriori.tracking.TrackingException.Misconfigured;
import dev.apriori.tracking.TrackingException.Rejected;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Files that MLflow keeps for runs and models, by way of its server: this side needs no access to the store behind. Where
 * it has access, as to that of a {@link dev.apriori.tracking.local.LocalServer}, it puts them there itself.
 */
public final class Artifacts {
    private static final String SCHEME = "mlflow-artifacts:";

    private final Rest rest;
    private final ArtifactStore store;

    Artifacts(Rest rest, ArtifactStore store) {
        this.rest = rest;
        this.store = store;
    }

    /**
     * A file or folder among the artifacts.
     *
     * @param path from the root that was listed
     * @param size in bytes, 0 for a folder
     */
    public record Entry(String path, boolean folder, long size) {}

    /**
     * Stores a file as it is; again under the same path, it replaces.
     *
     * @param root an artifact URI, such as {@link Run#artifactUri()}
     * @param path from there, such as {@code rules/rules.parquet}
     * @throws Misconfigured when the server keeps artifacts elsewhere and hands none on
     * @throws IllegalArgumentException when the path holds {@code # ? %} or leads elsewhere
     */
    public void put(String root, String path, Path file) {
        store.put(at(root, storable(path)), file);
    }

    public void put(String root, String path, byte[] contents) {
        store.put(at(root, storable(path)), contents);
    }

    /**
     * What stands directly under a path; an empty path is the root itself.
     *
     * @throws Rejected when the server names something that would lead elsewhere
     */
    public List<Entry> list(String root, String path) {
        List<Entry> entries = new ArrayList<>();
        rest.list(path.isEmpty() ? storePath(root) : at(root, path))
                .path("files")
                .forEach(file -> {
                    String name = file.path("path").asText();
                    if (!isName(name)) {
                        throw new Rejected(
                                "UNSAFE_NAME",
                                "MLflow lists an artifact '" + name + "' under " + root
                                        + ", which is no name of a file; nothing is written for it");
                    }
                    entries.add(new Entry(
                            path.isEmpty() ? name : path + "/" + name,
                            file.path("is_dir").asBoolean(),
                            file.path("file_size").asLong()));
                });
        return entries;
    }

    /** Brings one file here; what was under the target is replaced once all of it has arrived. */
    public void download(String root, String path, Path target) {
        rest.download(at(root, path), target);
    }

    /** Brings everything under the root into a folder, which is made where it is missing. */
    public void downloadAll(String root, Path folder) {
        downloadUnder(root, "", folder);
    }

    private void downloadUnder(String root, String path, Path folder) {
        for (Entry entry : list(root, path)) {
            if (entry.folder()) {
                downloadUnder(root, entry.path(), folder);
            } else {
                download(root, entry.path(), folder.resolve(entry.path()));
            }
        }
    }

    private static String at(String root, String path) {
        for (String step : path.split("/", -1)) {
            if (!isName(step)) {
                throw new IllegalArgumentException("artifact path '" + path + "' has a step that is no name");
            }
        }
        return storePath(root) + "/" + path;
    }

    /** The path in the server's artifact store, without a slash at either end. */
    private static String storePath(String root) {
        if (!root.startsWith(SCHEME)) {
            throw new Misconfigured("artifacts under " + root + " do not go by way of the MLflow server; start it with"
                    + " --serve-artifacts --artifacts-destination " + root.replaceFirst("(?<=[^/:])/+[^/].*$", "")
                    + " and use an experiment made after that");
        }
        String path = root.substring(SCHEME.length()).replaceFirst("^//[^/]*", "");
        return path.replaceAll("^/+|/+$", "");
    }

    /** MLflow decodes paths until nothing changes, and so would store these under another name, or not at all. */
    private static String storable(String path) {
        if (path.matches(".*[#?%].*")) {
            throw new IllegalArgumentException("artifact path '" + path + "' holds one of # ? %; leave them out");
        }
        return path;
    }

    /** Whether it is one step of a path that does not lead out of the folder it goes to. */
    private static boolean isName(String step) {
        return !step.isEmpty() && !step.equals(".") && !step.equals("..") && !step.matches("(?s).*[/\\\\\\p{Cntrl}].*");
    }
}
