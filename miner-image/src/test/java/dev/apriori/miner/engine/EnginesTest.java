package dev.apriori.miner.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.apriori.experiment.api.Execution;
import dev.apriori.experiment.api.Execution.Engine;
import dev.apriori.mining.MiningException;
import dev.apriori.mining.data.Items;
import dev.apriori.mining.itemset.Budget;
import dev.apriori.mining.itemset.ItemsetTask;
import dev.apriori.mining.transaction.Transactions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EnginesTest {
    @ParameterizedTest
    @EnumSource(names = {"AUTO", "IN_MEMORY"})
    void thisProcessMinesByItself(Engine engine) {
        var transactions = new Transactions(Items.of(List.of("a", "b")), new int[] {0, 2, 3}, new int[] {0, 1, 1});
        try (MiningEngine own = Engines.of(execution(engine), "test")) {
            assertThat(own.mine(transactions, new ItemsetTask(1, 2, Budget.ample(), 1))
                            .size())
                    .isEqualTo(3);
        }
    }

    @Test
    void whereSparkIsNotThereItIsToldHowToHaveIt() {
        assertThatThrownBy(() -> Engines.check(execution(Engine.SPARK)))
                .isInstanceOf(MiningException.class)
                .hasMessageStartingWith("spec.execution.engine is Spark, which this program is without")
                .hasMessageContaining("apriori-miner-spark");
    }

    private static Execution execution(Engine engine) {
        return new Execution(engine, null, null, null, null, null, null, null);
    }
}
