package dev.apriori.mining.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.apriori.mining.MiningException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever a file holds, reading it ends, soon, with data within the limits or with one line for the user. */
class BrokenFilesFuzzTest {
    private static final ReadLimits LIMITS = new ReadLimits(1 << 20, 1 << 16, 1 << 12, 1 << 10);
    private static final Map<DataFormat, String> VALID = Map.of(
            DataFormat.MOVIE_LENS_CSV, "userId,movieId,rating,timestamp\n1,2,3.5,0\n1,3,4.0,0\n2,\"2\",0.5,0\n",
            DataFormat.MOVIE_LENS_DAT, "1::2::3.5::0\n1::3::4::0\n2::2::0.5::0\n",
            DataFormat.MOVIE_LENS_100K, "1\t2\t3.5\t0\n1\t3\t4\t0\r\n2\t2\t1\t0\n",
            DataFormat.BASKETS, "tea,\"bread, white\"\nmilk,tea,7\n\n12\n",
            DataFormat.CSV, "user;item;rating\nann;\"tea \"\"green\"\"\";5\nbob;caf\u00e9;3\n");

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

    private static Path directory = Path.of("unset");

    @BeforeContainer
    static void createDirectory() throws Exception {
        directory = Files.createTempDirectory("fuzz");
    }

    @AfterContainer
    static void deleteDirectory() throws Exception {
        Files.deleteIfExists(directory.resolve("data"));
        Files.delete(directory);
    }

    enum Packing {
        PLAIN {
            @Override
            byte[] pack(String text, DataFormat format) {
                return text.getBytes(StandardCharsets.UTF_8);
            }
        },
        GZIP {
            @Override
            byte[] pack(String text, DataFormat format) {
                return Written.gzip(text);
            }
        },
        ZIP {
            @Override
            byte[] pack(String text, DataFormat format) {
                String name = format.fileName().isEmpty() ? "data.txt" : format.fileName();
                return Written.zip(Map.of("folder/" + name, text, "folder/movies.csv", "movieId,title\n2,Tea\n"));
            }
        };

        abstract byte[] pack(String text, DataFormat format);
    }

    @Property(tries = 400)
    void randomBytes(@ForAll DataFormat format, @ForAll byte[] bytes) {
        assertEndsWell(format, bytes);
    }

    @Property(tries = 400)
    void randomText(@ForAll DataFormat format, @ForAll String text) {
        assertEndsWell(format, text.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 2000)
    void validFilesWithBytesChanged(@ForAll DataFormat format, @ForAll Packing packing, @ForAll Random random) {
        byte[] bytes = packing.pack(valid(format), format);
        for (int changes = 1 + random.nextInt(8); changes > 0; changes--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        assertEndsWell(format, bytes);
    }

    @Property(tries = 1000)
    void validFilesCutOff(@ForAll DataFormat format, @ForAll Packing packing, @ForAll Random random) {
        byte[] bytes = packing.pack(valid(format), format);
        assertEndsWell(format, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
    }

    @Property(tries = 300)
    void validFilesOfOtherFormats(@ForAll DataFormat format, @ForAll DataFormat other, @ForAll Packing packing) {
        assertEndsWell(format, packing.pack(valid(other), other));
    }

    @Property(tries = 500)
    void archivesInArchives(
            @ForAll DataFormat format, @ForAll @Size(max = 4) List<Boolean> zipped, @ForAll Random random) {
        byte[] bytes = valid(format).getBytes(StandardCharsets.UTF_8);
        for (boolean zip : zipped) {
            bytes = zip ? Written.zip("data.txt", bytes) : Written.gzip(bytes);
        }
        bytes[random.nextInt(bytes.length)] ^= (byte) (random.nextBoolean() ? 1 << random.nextInt(8) : 0);
        assertEndsWell(format, bytes);
    }

    /** Files of a megabyte that pack to a thousandth of it, and limits that they keep or break. */
    @Property(tries = 200)
    void filesThatAreMoreThanTheyLookLike(
            @ForAll DataFormat format,
            @ForAll Packing packing,
            @ForAll @IntRange(min = 1, max = 1 << 21) int maxBytes,
            @ForAll @IntRange(min = 1, max = 1 << 16) int maxRows,
            @ForAll @IntRange(min = 1, max = 1 << 12) int maxLength) {
        String lines = valid(format).lines().skip(1).collect(Collectors.joining("\n")) + "\n";
        String many = valid(format) + lines.repeat((1 << 20) / lines.length());
        var limits = new ReadLimits(maxBytes, maxRows, maxLength, maxLength);
        assertEndsWell(format, packing.pack(many, format), limits);
    }

    private static String valid(DataFormat format) {
        return VALID.getOrDefault(format, "");
    }

    private static void assertEndsWell(DataFormat format, byte[] bytes) {
        assertEndsWell(format, bytes, LIMITS);
    }

    private static void assertEndsWell(DataFormat format, byte[] bytes, ReadLimits limits) {
        Path file = Written.file(directory, "data", bytes);
        endsWell(() -> {
            Dataset read = DatasetReader.of(format).with(limits).read(file);
            assertThat(rows(read)).isLessThanOrEqualTo(limits.maxRows());
            assertThat(read.items().labels()).allMatch(label -> label.length() <= limits.maxFieldLength());
            return read;
        });
        endsWell(() -> ItemTitles.read(file, limits));
        endsWell(() -> ItemTitles.inside(file, limits));
    }

    private static int rows(Dataset dataset) {
        return dataset instanceof Ratings ratings
                ? ratings.rows()
                : ((Baskets) dataset).offset(((Baskets) dataset).count());
    }

    /** A reader that hangs is interrupted, and fails the test. */
    private static void endsWell(Callable<?> reading) {
        assertTimeoutPreemptively(LONG_ENOUGH, () -> endsWellInTime(reading));
    }

    private static void endsWellInTime(Callable<?> reading) {
        try {
            assertThat(reading.call()).isNotNull();
        } catch (MiningException e) {
            assertThat(e.getMessage().lines()).hasSize(1);
            assertThat(e.getMessage()).hasSizeLessThan(1_000);
        } catch (Exception e) {
            fail("neither data nor a message for the user", e);
        }
    }
}
