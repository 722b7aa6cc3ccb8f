package dev.apriori.miner.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FastMineTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private MineCommand mine;

    @BeforeEach
    void aPlainCommand() throws Exception {
        mine = new MineCommand();
        mine.transactions = Files.writeString(folder.resolve("baskets"), "1 2\n1 2\n");
        mine.minSupport = "0.5";
        mine.json = true;
    }

    @Test
    void minesAndPrints() {
        assertThat(run()).isZero();
        assertThat(out.toString()).contains("\"itemsets\":3");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aMistakeIsToldInOneLine() {
        mine.minSupport = "2";
        assertThat(run()).isEqualTo(Failures.TO_MEND);
        assertThat(err.toString().lines()).singleElement().asString().contains("2");
    }

    @Test
    void whatTheDiskRefusesIsToldInOneLine() {
        mine.itemsetsOut = Optional.of(folder.resolve("baskets/itemsets"));
        assertThat(run()).isEqualTo(Failures.TO_MEND);
        assertThat(err.toString().lines()).singleElement().asString().contains("baskets");
    }

    @Test
    void aDefectIsToldWithItsTraceAndNothingIsMinedAgain() {
        mine.minSupport = null;
        assertThat(run()).isEqualTo(Failures.DEFECT);
        assertThat(err.toString()).startsWith("This is a defect of apriori").contains("NullPointerException");
        assertThat(out.toString()).isEmpty();
    }

    private int run() {
        return FastMine.run(mine, new PrintWriter(out, true), new PrintWriter(err, true));
    }
}
