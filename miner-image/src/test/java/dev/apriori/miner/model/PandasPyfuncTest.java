package dev.apriori.miner.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.apriori.mining.rule.Measure;
import dev.apriori.mining.rule.Rules;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules' file in pandas. */
class PandasPyfuncTest {
    @TempDir
    Path folder;

    @Test
    void pandasOpensTheRulesWithMlxtendsColumnsAndOurNumbers() throws Exception {
        Rules rules = RandomRules.of(new Random(6), 12, 40);
        RulesFile.write(folder.resolve("rules.parquet"), rules);

        JsonNode frame = new JsonMapper().readTree(Python.run(PandasPyfuncTest.class, "pandas_reads.py", folder));

        assertThat(frame.get("columns").toString())
                .isEqualTo(
                        "[\"antecedents\",\"consequents\",\"antecedent support\",\"consequent support\",\"support\","
                                + "\"confidence\",\"lift\",\"representativity\",\"leverage\",\"conviction\",\"zhangs_metric\","
                                + "\"jaccard\",\"certainty\",\"kulczynski\",\"antecedent_count\",\"consequent_count\",\"count\"]");
        assertThat(frame.get("rows")).hasSize(40);
        for (int rule = 0; rule < 40; rule++) {
            JsonNode row = frame.get("rows").get(rule);
            assertThat(row.get("antecedents")).hasSize(rules.antecedentSize(rule));
            assertThat(row.get("antecedents").get(0).asText())
                    .isEqualTo(rules.items().label(rules.antecedentItem(rule, 0)));
            assertThat(row.get("count").asInt()).isEqualTo(rules.count(rule));
            for (Measure measure : Measure.values()) {
                assertThat(Double.parseDouble(row.get(measure.id()).asText()))
                        .as("%s of rule %d", measure.id(), rule)
                        .isEqualTo(rules.measure(rule, measure));
            }
        }
        assertThat(frame.get("infinite").asInt())
                .as("rules of infinite conviction")
                .isPositive();
    }
}
