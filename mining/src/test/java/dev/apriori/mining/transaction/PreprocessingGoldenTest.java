package dev.apriori.mining.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.mining.data.DataFormat;
import dev.apriori.mining.data.Dataset;
import dev.apriori.mining.data.DatasetReader;
import dev.apriori.mining.data.Items;
import dev.apriori.mining.data.Ratings;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The counts of golden.json, on which independent programs agree. */
@EnabledIfSystemProperty(named = "apriori.data", matches = ".+")
class PreprocessingGoldenTest {
    private static final Path DATA = Path.of(System.getProperty("apriori.data", "."));
    private static final Path RATINGS = DATA.resolve("ml-latest-small/ratings.csv");

    @Test
    void theLikedMoviesOfMlLatestSmallAreTheGoldenTransactions() throws Exception {
        Ratings ratings = (Ratings) DatasetReader.of(DataFormat.MOVIE_LENS_CSV).read(RATINGS);
        assertThat(ratings.rows()).isEqualTo(100_836);
        assertThat(ratings.userCount()).isEqualTo(610);
        assertThat(ratings.items().size()).isEqualTo(9_724);

        Transactions transactions = new Preprocessing(new BigDecimal("3.5"), 1).apply(ratings);

        assertThat(transactions.count()).isEqualTo(609);
        assertThat(transactions.totalItems()).isEqualTo(61_716);
        assertThat(distinctItems(transactions)).isEqualTo(7_363);
        assertThat(md5(lines(transactions))).isEqualTo(golden("ml-small"));
    }

    @Test
    void basketsAreReadAsTheyStand() throws Exception {
        Dataset t10 = DatasetReader.of(DataFormat.BASKETS).read(DATA.resolve("T10I4D100K.dat"));
        Transactions transactions = new Preprocessing(new BigDecimal("3.5"), 1).apply(t10);
        assertThat(transactions.count()).isEqualTo(100_000);
        assertThat(transactions.totalItems()).isEqualTo(1_010_228);
        assertThat(distinctItems(transactions)).isEqualTo(870);

        Dataset chess = DatasetReader.of(DataFormat.BASKETS).read(DATA.resolve("chess.dat"));
        assertThat(new Preprocessing(BigDecimal.ONE, 1).apply(chess).totalItems())
                .isEqualTo(118_252);
        assertThat(chess.items().size()).isEqualTo(75);
    }

    private static long distinctItems(Transactions transactions) {
        boolean[] seen = new boolean[transactions.items().size()];
        long distinct = 0;
        for (int i = 0; i < transactions.totalItems(); i++) {
            if (!seen[transactions.item(i)]) {
                seen[transactions.item(i)] = true;
                distinct++;
            }
        }
        return distinct;
    }

    private static String lines(Transactions transactions) {
        Items items = transactions.items();
        StringBuilder lines = new StringBuilder();
        for (int t = 0; t < transactions.count(); t++) {
            for (int i = transactions.offset(t); i < transactions.offset(t + 1); i++) {
                lines.append(i == transactions.offset(t) ? "" : " ").append(items.label(transactions.item(i)));
            }
            lines.append('\n');
        }
        return lines.toString();
    }

    private static String md5(String text) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String golden(String dataset) throws Exception {
        String json = Files.readString(DATA.resolve("golden.json"));
        Matcher md5 = Pattern.compile("\"" + dataset + "\":\\s*\\{\\s*\"md5\":\\s*\"([0-9a-f]{32})\"")
                .matcher(json);
        assertThat(md5.find()).isTrue();
        return md5.group(1);
    }
}
