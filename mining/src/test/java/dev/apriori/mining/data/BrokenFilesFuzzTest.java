package dev.apriori.mining.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.apriori.mining.MiningException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever a file holds, reading it ends with data or with one line for the user. */
class BrokenFilesFuzzTest {
    private static final ReadLimits LIMITS = new ReadLimits(1 << 20, 1 << 16, 1 << 12, 1 << 10);
    private static final Map<DataFormat, String> VALID = Map.of(
            DataFormat.MOVIE_LENS_CSV, "userId,movieId,rating,timestamp\n1,2,3.5,0\n1,3,4.0,0\n2,\"2\",0.5,0\n",
            DataFormat.MOVIE_LENS_DAT, "1::2::3.5::0\n1::3::4::0\n2::2::0.5::0\n",
            DataFormat.MOVIE_LENS_100K, "1\t2\t3.5\t0\n1\t3\t4\t0\r\n2\t2\t1\t0\n",
            DataFormat.BASKETS, "tea,\"bread, white\"\nmilk,tea,7\n\n12\n",
            DataFormat.CSV, "user;item;rating\nann;\"tea \"\"green\"\"\";5\nbob;caf\u00e9;3\n");

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

    private static String valid(DataFormat format) {
        return VALID.getOrDefault(format, "");
    }

    private static void assertEndsWell(DataFormat format, byte[] bytes) {
        Path file = Written.file(directory, "data", bytes);
        endsWell(() -> DatasetReader.of(format).with(LIMITS).read(file));
        endsWell(() -> ItemTitles.read(file, LIMITS));
        endsWell(() -> ItemTitles.inside(file, LIMITS));
    }

    private static void endsWell(Callable<?> reading) {
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
