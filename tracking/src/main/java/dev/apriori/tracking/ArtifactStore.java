package dev.apriori.tracking;

import java.nio.file.Path;

/** Where artifacts go: a file that is put there is there whole, or not at all; what had its path before is replaced. */
interface ArtifactStore {
    /** @param path in the store, of names that are joined by slashes */
    void put(String path, Path file);

    void put(String path, byte[] contents);
}
