package dev.apriori.miner.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.apriori.miner.model.Python;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code mine} can be asked for besides all itemsets and all rules of a threshold. */
class MineCommandTest {
    @TempDir
    Path folder;

    private Path baskets;

    @BeforeEach
    void writeBaskets() throws IOException {
        baskets = Files.writeString(
                folder.resolve("baskets.dat"), "tea milk\ntea milk bread\ntea milk\nbread jam\nbread jam\njam\n");
    }

    @Test
    void closedItemsetsTellAllCountsInFewerLines() throws IOException {
        assertThat(itemsets("0.3", "--itemsets", "all"))
                .containsExactlyInAnyOrder("3 milk tea", "3 tea", "3 milk", "2 bread jam", "3 bread", "3 jam");
        assertThat(itemsets("0.3", "--itemsets", "closed"))
                .containsExactlyInAnyOrder("3 milk tea", "2 bread jam", "3 bread", "3 jam");
    }

    @Test
    void maximalItemsetsTellWhatIsFrequent() throws IOException {
        assertThat(itemsets("0.3", "--itemsets", "maximal")).containsExactlyInAnyOrder("3 milk tea", "2 bread jam");
    }

    @Test
    void rulesOfClosedItemsetsAreNone() {
        CommandRun run = mine("0.3", "--itemsets", "closed", "--metric", "lift", "--min-threshold", "1");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.errLines()).singleElement().asString().contains("rules need all itemsets");
    }

    @Test
    void itemsStandWhereTheyMay() throws IOException {
        JsonNode all = json("--metric", "lift", "--min-threshold", "0");
        JsonNode without = json("--metric", "lift", "--min-threshold", "0", "--must-not-contain", "jam");
        JsonNode with = json("--metric", "lift", "--min-threshold", "0", "--must-contain-any", "jam");
        JsonNode last = json("--metric", "lift", "--min-threshold", "0", "--only-as-consequent", "tea");
        assertThat(all.get("rules").asInt()).isEqualTo(4);
        assertThat(without.get("rules").asInt()).isEqualTo(2);
        assertThat(without.get("transactions").asInt()).isEqualTo(6);
        assertThat(with.get("rules").asInt()).isEqualTo(2);
        assertThat(with.get("itemsets").asInt()).isEqualTo(2);
        assertThat(last.get("rules").asInt()).isEqualTo(3);
    }

    @Test
    void anItemThatIsNotThereIsNamed() {
        CommandRun run = mine("0.3", "--must-not-contain", "coffee");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.errLines())
                .singleElement()
                .asString()
                .contains("--must-not-contain names 'coffee', but the data has no such item");
    }

    @Test
    void theBestRuleIsMinedAlone() throws IOException {
        JsonNode best = json("--metric", "lift", "--min-threshold", "0", "--top", "1", "--max-rules", "1");
        assertThat(best.get("rules").asInt()).isEqualTo(1);
        assertThat(best.get("bestLift").asDouble()).isEqualTo(2);
    }

    /** Thirty items without a tie, and two that go together, found by SciPy in the same way. */
    @Test
    void significantPairsAreThoseOfScipy() throws Exception {
        var random = new Random(17);
        Files.writeString(
                baskets,
                IntStream.range(0, 400).mapToObj(t -> basket(random)).collect(Collectors.joining("\n", "", "\n")));
        CommandRun run = mine(
                "0.0125",
                "--max-length",
                "2",
                "--metric",
                "support",
                "--min-threshold",
                "0",
                "--max-p-value",
                "0.05",
                "--rules-out",
                folder.resolve("rules.parquet"));
        assertThat(run.err()).isEmpty();
        JsonNode found = new ObjectMapper().readTree(Python.run(MineCommandTest.class, "significant_pairs.py", folder));
        assertThat(found.get("ours")).isEqualTo(found.get("theirs"));
        assertThat(found.get("ours").size())
                .as("significant pairs, fewer than without correction")
                .isBetween(1, found.get("small").asInt() - 1);
    }

    private static String basket(Random random) {
        boolean fond = random.nextInt(12) == 0;
        return IntStream.range(0, 30)
                        .filter(item -> (item >= 28 && fond) || random.nextInt(4 + item) < 2)
                        .mapToObj(item -> "i" + item)
                        .collect(Collectors.joining(" "))
                + " all";
    }

    private List<String> itemsets(String support, String... options) throws IOException {
        Path file = folder.resolve("itemsets.txt");
        Object[] all = IntStream.range(0, options.length + 2)
                .mapToObj(i -> i < options.length ? options[i] : i == options.length ? "--itemsets-out" : file)
                .toArray();
        assertThat(mine(support, all).err()).isEmpty();
        return Files.readAllLines(file).stream().map(MineCommandTest::shown).toList();
    }

    /** The count, then the items in alphabetical order. */
    private static String shown(String line) {
        int bracket = line.indexOf('(');
        String items = line.substring(0, bracket).strip();
        return line.substring(bracket + 1, line.length() - 1) + " "
                + Arrays.stream(items.split(" ")).sorted().collect(Collectors.joining(" "));
    }

    private JsonNode json(String... options) throws IOException {
        Object[] all =
                Stream.concat(Stream.of("--json"), Arrays.stream(options)).toArray();
        return new ObjectMapper().readTree(mine("0.3", all).out());
    }

    private CommandRun mine(String support, Object... options) {
        return CommandRun.of(Stream.concat(
                        Stream.of("mine", "--transactions", baskets, "--min-support", support), Arrays.stream(options))
                .toArray());
    }
}
