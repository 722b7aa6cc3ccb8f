package dev.apriori.miner.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.experiment.api.Algorithm;
import dev.apriori.mining.data.DataFormat;
import dev.apriori.mining.data.DatasetReader;
import dev.apriori.mining.itemset.Budget;
import dev.apriori.mining.itemset.ItemsetMiner;
import dev.apriori.mining.itemset.ItemsetMiners;
import dev.apriori.mining.itemset.ItemsetTask;
import dev.apriori.mining.transaction.Preprocessing;
import dev.apriori.mining.transaction.Transactions;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The algorithm that a grid names is the one that mines. */
class AlgorithmTest {
    private static final ItemsetTask TASK = new ItemsetTask(1, 2, Budget.ample(), 1);

    @TempDir
    Path folder;

    @Test
    void whatAGridNamesIsWhatMines() throws IOException {
        assertThat(miner(Algorithm.ECLAT).algorithm()).isEqualTo("eclat");
        assertThat(miner(Algorithm.AUTO)).isSameAs(ItemsetMiners.choose(transactions(), TASK));
    }

    private ItemsetMiner miner(Algorithm algorithm) throws IOException {
        return ShardMiner.miners(algorithm).of(transactions(), TASK);
    }

    private Transactions transactions() throws IOException {
        Path baskets = Files.writeString(folder.resolve("baskets.dat"), "1 2\n2 3\n");
        return new Preprocessing(BigDecimal.ZERO, 1)
                .apply(DatasetReader.of(DataFormat.byId("Baskets").orElseThrow())
                        .read(baskets));
    }
}
