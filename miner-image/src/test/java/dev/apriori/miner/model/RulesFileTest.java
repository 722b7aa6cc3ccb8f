package dev.apriori.miner.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.apriori.mining.MiningException;
import dev.apriori.mining.data.Items;
import dev.apriori.mining.rule.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesFileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 300, 100_001})
    void whatIsWrittenIsReadBack(int size) throws IOException {
        Rules rules = RandomRules.of(new Random(size), 200, size);
        Path file = folder.resolve("rules.parquet");

        RulesFile.write(file, rules);
        Rules read = RulesFile.read(file, rules.items());

        assertThat(read.size()).isEqualTo(size);
        assertThat(read.transactions()).isEqualTo(rules.transactions());
        assertThat(IntStream.range(0, size).mapToObj(rule -> describe(read, rule)))
                .isEqualTo(IntStream.range(0, size)
                        .mapToObj(rule -> describe(rules, rule))
                        .toList());
    }

    @Test
    void manyRulesAreWrittenInSeveralGroups() throws IOException {
        int size = 2_100_000;
        int[] ones = new int[size];
        Arrays.fill(ones, 1);
        int[] offsets = new int[size + 1];
        Arrays.setAll(offsets, i -> i);
        int[] items = new int[size];
        Arrays.setAll(items, i -> i % 5);
        var antecedents = new Rules.Sides(offsets, items, ones);
        int[] others = Arrays.stream(items).map(item -> item + 5).toArray();
        var consequents = new Rules.Sides(offsets, others, ones);
        var catalogue = Items.of(List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j"));
        var rules = new Rules(catalogue, 10, antecedents, consequents, ones);
        Path file = folder.resolve("rules.parquet");

        RulesFile.write(file, rules);
        Rules read = RulesFile.read(file, catalogue);

        assertThat(read.size()).isEqualTo(size);
        assertThat(describe(read, size - 1)).isEqualTo(describe(rules, size - 1));
    }

    @Test
    void labelsOfAnyLengthAreReadBack() throws IOException {
        String padding = "x".repeat(20_000);
        Rules some = RandomRules.of(new Random(5), 100, 500);
        var labels =
                some.items().labels().stream().map(label -> padding + label).toList();
        Path file = folder.resolve("rules.parquet");

        Rules rules = withItems(some, Items.of(labels));
        RulesFile.write(file, rules);

        assertThat(describe(RulesFile.read(file, rules.items()), 499)).isEqualTo(describe(rules, 499));
    }

    @Test
    void theSameRulesGiveTheSameBytes() throws IOException {
        Rules rules = RandomRules.of(new Random(9), 30, 1000);

        RulesFile.write(folder.resolve("one"), rules);
        RulesFile.write(folder.resolve("other"), rules);

        assertThat(folder.resolve("one")).hasSameBinaryContentAs(folder.resolve("other"));
    }

    @Test
    void aFullDiskIsOneClearLineAndLeavesNothing() throws IOException {
        var small = Configuration.unix().toBuilder()
                .setMaxSize(64 << 10)
                .setWorkingDirectory("/rules")
                .build();
        try (var disk = Jimfs.newFileSystem(small)) {
            Path file = disk.getPath("/rules/all.parquet");

            assertThatThrownBy(() -> RulesFile.write(file, RandomRules.of(new Random(1), 200, 100_000)))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(
                            "cannot write /rules/all.parquet (out of disk space); see that there is room");
            try (var left = Files.list(file.getParent())) {
                assertThat(left).isEmpty();
            }
        }
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> RulesFile.read(folder.resolve("none.parquet"), Items.of(List.of())))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("none.parquet");
    }

    @Test
    void bytesThatAreNoParquetAreNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("rules.parquet"), "antecedents,consequents");

        assertThatThrownBy(() -> RulesFile.read(file, Items.of(List.of())))
                .isInstanceOf(MiningException.class)
                .hasMessageStartingWith(file + " is no whole Parquet file: ");
    }

    @Test
    void aFileCutShortIsNamed() throws IOException {
        Path file = folder.resolve("rules.parquet");
        RulesFile.write(file, RandomRules.of(new Random(2), 20, 1000));
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

        assertThatThrownBy(() -> RulesFile.read(file, Items.of(List.of())))
                .isInstanceOf(MiningException.class)
                .hasMessageStartingWith(file + " is no whole Parquet file: ");
    }

    @Test
    void garbledPagesAreNamed() throws IOException {
        Path file = folder.resolve("rules.parquet");
        Rules rules = RandomRules.of(new Random(2), 20, 1000);
        RulesFile.write(file, rules);
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 4, bytes.length / 2, (byte) 0x55);
        Files.write(file, bytes);

        assertThatThrownBy(() -> RulesFile.read(file, rules.items()))
                .isInstanceOf(MiningException.class)
                .hasMessageStartingWith(file + " is no whole Parquet file: ");
    }

    @Test
    void anItemThatTheCatalogueLacksIsNamed() throws IOException {
        Path file = folder.resolve("rules.parquet");
        RulesFile.write(file, RandomRules.of(new Random(2), 4, 1000));

        assertThatThrownBy(() -> RulesFile.read(file, Items.of(List.of("3", "10", "17"))))
                .isInstanceOf(MiningException.class)
                .hasMessage(file + " names item '24', which is not in the catalogue that came with it");
    }

    private static Rules withItems(Rules rules, Items items) {
        int size = rules.size();
        int[] offsets = new int[size + 1];
        Arrays.setAll(offsets, i -> i);
        int[] first = new int[size];
        Arrays.setAll(first, rule -> rules.antecedentItem(rule, 0));
        int[] second = new int[size];
        Arrays.setAll(second, rule -> rules.consequentItem(rule, 0));
        int[] counts = new int[size];
        Arrays.setAll(counts, rules::count);
        return new Rules(
                items,
                rules.transactions(),
                new Rules.Sides(offsets, first, counts),
                new Rules.Sides(offsets, second, counts),
                counts);
    }

    static String describe(Rules rules, int rule) {
        return labels(rules, rules.antecedent(rule)) + " → " + labels(rules, rules.consequent(rule)) + " "
                + rules.antecedentCount(rule) + " " + rules.consequentCount(rule) + " " + rules.count(rule);
    }

    private static List<String> labels(Rules rules, int[] items) {
        return Arrays.stream(items).mapToObj(rules.items()::label).toList();
    }
}
