package dev.apriori.miner.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.mining.data.Items;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The image's Java has no desktop: no fonts, no AWT. */
class WithoutDesktopTest {
    @Test
    void plotsAreDrawnWithoutDesktopClasses() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--limit-modules",
                        "java.base,java.logging,java.xml,jdk.unsupported",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WithoutDesktopTest.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).contains("<svg", "</svg>");
    }

    public static void main(String[] args) {
        var rules = TrialReportTest.rules(Items.of(List.of("a", "b")), 7, 10, 8, 609);
        System.out.println(SupportConfidencePlot.of(rules, "").svg());
        System.out.println(
                RuleNetworkPlot.of(RuleGraph.ofBest(rules), rules.items(), "").svg());
    }
}
