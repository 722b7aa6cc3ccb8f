package dev.apriori.mining.data;

import dev.apriori.mining.MiningException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A zip as it was downloaded: the file that is wanted may be in any folder of it. */
final class ZipArchive implements Closeable {
    private static final int MAGIC = 4;

    private final String name;
    private final ZipFile zip;
    private final List<ZipEntry> files;

    /** Which file to take: the one of the first name that occurs, else the only data file, if there is just one. */
    record Choice(List<String> names) {
        static Choice of(DataFormat format) {
            return new Choice(format.fileName().isEmpty() ? List.of() : List.of(format.fileName()));
        }
    }

    /** One file of the archive. */
    final class Content {
        private final ZipEntry entry;

        private Content(ZipEntry entry) {
            this.entry = entry;
        }

        String name() {
            return name + "!/" + Shown.line(entry.getName());
        }

        InputStream open() throws IOException {
            return new Verified(zip.getInputStream(entry), entry.getCrc());
        }
    }

    private ZipArchive(String name, ZipFile zip) {
        this.name = name;
        this.zip = zip;
        this.files = zip.stream()
                .map(ZipEntry.class::cast)
                .filter(entry -> !entry.isDirectory() && isData(entry.getName()))
                .toList();
    }

    static boolean isZip(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] magic = in.readNBytes(MAGIC);
            return Arrays.equals(magic, new byte[] {'P', 'K', 3, 4})
                    || Arrays.equals(magic, new byte[] {'P', 'K', 5, 6});
        } catch (IOException e) {
            throw new MiningException(
                    Shown.line(file + ": cannot be read (" + e.getMessage()) + "); check the file and the disk", e);
        }
    }

    /** @throws MiningException when the archive is cut off or damaged */
    static ZipArchive open(Path file) {
        String name = Shown.line(file.toString());
        try {
            return new ZipArchive(name, new ZipFile(file.toFile()));
        } catch (IOException | IllegalArgumentException e) {
            throw new MiningException(
                    name + ": the zip is cut off or damaged (" + Shown.line(String.valueOf(e.getMessage()))
                            + "); fetch it again",
                    e);
        }
    }

    /** @throws MiningException when it is not clear which file is meant */
    Content choose(Choice choice) {
        Optional<Content> named = find(choice);
        if (named.isPresent()) {
            return named.get();
        }
        if (files.size() == 1) {
            return new Content(files.get(0));
        }
        if (files.isEmpty()) {
            throw new MiningException(name + ": the zip holds no data file; give one that does");
        }
        String there = Shown.list(files.stream().map(ZipEntry::getName).toList());
        if (choice.names.isEmpty()) {
            throw new MiningException(name + ": the zip holds several files, " + there
                    + "; unpack the one that you mean, or choose the format that fits");
        }
        throw new MiningException(name + ": the zip holds no " + String.join(" or ", choice.names) + ", only " + there
                + "; " + otherFormat().orElse("give the right zip, or unpack the file that you mean"));
    }

    /** The file of one of these names, where there is one. */
    Optional<Content> find(Choice choice) {
        for (String wanted : choice.names) {
            List<ZipEntry> found = new ArrayList<>(files);
            found.removeIf(entry -> !fileName(entry.getName()).equals(wanted));
            if (found.size() > 1) {
                throw new MiningException(name + ": the zip holds several files " + wanted + ", "
                        + Shown.list(found.stream().map(ZipEntry::getName).toList())
                        + "; unpack the one that you mean");
            }
            if (!found.isEmpty()) {
                return Optional.of(new Content(found.get(0)));
            }
        }
        return Optional.empty();
    }

    private Optional<String> otherFormat() {
        return Arrays.stream(DataFormat.values())
                .filter(format ->
                        !format.fileName().isEmpty() && find(Choice.of(format)).isPresent())
                .findFirst()
                .map(format -> "format " + format.id() + " reads its " + format.fileName());
    }

    private static boolean isData(String path) {
        String file = fileName(path).toUpperCase(Locale.ROOT);
        return !path.startsWith("__MACOSX/")
                && !file.startsWith(".")
                && !file.startsWith("README")
                && !file.startsWith("LICENSE");
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new MiningException(name + ": cannot be closed (" + e.getMessage() + "); check the disk", e);
        }
    }

    /** Compares the checksum at the end, which ZipFile leaves to its caller. */
    private static final class Verified extends CheckedInputStream {
        private final long expected;

        Verified(InputStream in, long expected) {
            super(in, new CRC32());
            this.expected = expected;
        }

        @Override
        public int read() throws IOException {
            return verified(super.read());
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return verified(super.read(buffer, offset, length));
        }

        private int verified(int read) throws ZipException {
            if (read < 0 && getChecksum().getValue() != expected) {
                throw new ZipException("its checksum differs");
            }
            return read;
        }
    }
}
