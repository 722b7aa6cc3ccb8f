package dev.apriori.miner.fetch;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Files that were fetched, kept by their content, and for each address what was last found there:
 *
 * <pre>
 * sha256/&lt;digest&gt;/ratings.csv      a file, read-only, under its own name; seldom two names
 * address/&lt;digest of it&gt;.json      what was there last
 * address/&lt;digest of it&gt;.part      what has come of a download that did not end, …
 * address/&lt;digest of it&gt;.version   … and of which version
 * address/&lt;digest of it&gt;.lock      held by who is loading it
 * </pre>
 *
 * An address may hold a signature, so that only its digest is written down.
 */
final class Cache {
    /** What was last found at an address. */
    record Known(Sha256 sha256, Version version) {}

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MAX_NAME = 100;

    private final Path root;

    Cache(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** The kept file of that content. */
    Optional<Path> content(Sha256 sha256) {
        Path folder = folder(sha256);
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().findFirst();
        } catch (IOException | UncheckedIOException e) {
            throw trouble("read", e);
        }
    }

    /** Keeps a file that is complete and on disk: from now on it lies here, and no more where it was. */
    Path adopt(Path file, Sha256 sha256, String name) {
        try {
            Path kept = Files.createDirectories(folder(sha256)).resolve(safe(name));
            Files.move(file, kept, StandardCopyOption.ATOMIC_MOVE);
            if (!kept.toFile().setReadOnly()) {
                throw new IOException("cannot make " + kept + " read-only");
            }
            return kept;
        } catch (IOException e) {
            throw trouble("write", e);
        }
    }

    Optional<Known> known(String identity) {
        return read(entry(identity, ".json"), Known.class);
    }

    void remember(String identity, Known known) {
        write(entry(identity, ".json"), known);
    }

    PartFile part(String identity) {
        return new PartFile(this, entry(identity, ".part"), entry(identity, ".version"));
    }

    /**
     * Does the action while nobody else loads from that address.
     *
     * @param onWait called before each wait for someone else
     */
    <T> T locked(String identity, Runnable onWait, Supplier<T> action) {
        try {
            Path file = entry(identity, ".lock");
            Files.createDirectories(file.getParent());
            return new UriLock(file).holding(onWait, action);
        } catch (IOException e) {
            throw trouble("write", e);
        }
    }

    /** The value in a file; none where there is no file, or one that this version of the program does not understand. */
    <T> Optional<T> read(Path file, Class<T> type) {
        try {
            return Files.exists(file) ? Optional.of(JSON.readValue(file.toFile(), type)) : Optional.empty();
        } catch (IOException notOurs) {
            return Optional.empty();
        }
    }

    <T> void write(Path file, T value) {
        try {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            JSON.writeValue(fresh.toFile(), value);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw trouble("write", e);
        }
    }

    FetchException trouble(String verb, Exception cause) {
        return FetchException.here(
                "cannot " + verb + " the cache " + root + ": " + reason(cause)
                        + "; free some space, make it writable, or set XDG_CACHE_HOME to another folder",
                cause);
    }

    /** The exceptions of files often say which file, but not what is wrong with it. */
    private static String reason(Exception cause) {
        return switch (cause) {
            case AccessDeniedException e -> "permission denied for " + e.getFile();
            case FileAlreadyExistsException e -> e.getFile() + " is not a folder";
            default -> String.valueOf(cause.getMessage());
        };
    }

    private Path folder(Sha256 sha256) {
        return root.resolve("sha256").resolve(sha256.hex());
    }

    private Path entry(String identity, String suffix) {
        MessageDigest digest = Sha256.digest();
        digest.update(identity.getBytes(StandardCharsets.UTF_8));
        return root.resolve("address").resolve(Sha256.of(digest) + suffix);
    }

    /** A name without what means something to a file system or a terminal. */
    private static String safe(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^\\.+", "");
        String shortened = plain.length() <= MAX_NAME ? plain : plain.substring(plain.length() - MAX_NAME);
        return shortened.isEmpty() ? "data" : shortened;
    }
}
