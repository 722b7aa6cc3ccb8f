package dev.apriori.miner.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The short way of reading a command line of {@code mine}: where it is taken, picocli would have read the same. */
class PlainMineTest {
    private static final List<List<String>> OPTIONS = List.of(
            List.of("--transactions", "baskets.dat", "a b", "@file", "-", ""),
            List.of("--min-support", "0.01", "1", "x"),
            List.of("--max-length", "2", "007", "0", "999999999", "9999999999", "2.5", "-1"),
            List.of("--threads", "3", "two"),
            List.of("--max-itemsets", "5", "3000000000"),
            List.of("--max-rules", "6", "0.0"),
            List.of("--itemsets", "closed", "some"),
            List.of("--itemsets-out", "out.txt"),
            List.of("--metric", "lift", "lfit"),
            List.of("--min-threshold", "1", "0.5", ".5", "1.", "1e1", "-1", "1.2.3", "0.1234567890"),
            List.of("--top", "10"),
            List.of("--must-not-contain", "tea"),
            List.of("--json"),
            List.of("--jsn"),
            List.of("--help"),
            List.of("--min-support=0.1"),
            List.of("more"));

    @Property(tries = 3000)
    void picocliReadsTheSame(@ForAll Random random) {
        List<String> arguments = new ArrayList<>();
        List<List<String>> chosen = new ArrayList<>(OPTIONS.subList(0, 2));
        while (random.nextInt(4) > 0) {
            chosen.add(OPTIONS.get(random.nextInt(OPTIONS.size())));
        }
        Collections.shuffle(chosen, random);
        for (List<String> option : chosen) {
            arguments.add(option.get(0));
            if (option.size() > 1) {
                arguments.add(option.get(1 + random.nextInt(1 + random.nextInt(option.size() - 1))));
            }
        }
        assertAgreed(arguments);
    }

    private static void assertAgreed(List<String> arguments) {
        List<String> line = new ArrayList<>(arguments);
        line.add(0, "mine");
        PlainMine.read(line.toArray(String[]::new)).ifPresent(plain -> {
            var slow = new MineCommand();
            new CommandLine(slow).parseArgs(arguments.toArray(String[]::new));
            assertThat(plain)
                    .as(String.join(" ", line))
                    .usingRecursiveComparison()
                    .ignoringFields("command")
                    .isEqualTo(slow);
        });
    }

    @Test
    void whatUsersMostlyAskForIsPlain() {
        assertThat(PlainMine.read("mine", "--transactions", "x", "--min-support", "0.01"))
                .isPresent();
        assertThat(PlainMine.read(
                        ("mine --json --transactions x --min-support 0.01 --max-length 2 --threads 2 --metric lift"
                                        + " --min-threshold 1.5 --itemsets-out y")
                                .split(" ")))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "run x",
                "mine",
                "mine --help",
                "mine --transactions x",
                "mine --transactions x --min-support",
                "mine --transactions x --min-support 0.1 --metric lift",
                "mine --transactions x --min-support 0.1 --json --json"
            })
    void theRestIsPicoclis(String line) {
        assertThat(PlainMine.read(line.isEmpty() ? new String[0] : line.split(" ")))
                .isEmpty();
    }
}
