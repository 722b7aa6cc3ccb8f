package dev.apriori;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may use whom, as docs/architecture.md has it. */
class ModulesTest {
    private static JavaClasses ours;

    @BeforeAll
    static void readClasses() {
        ours = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("-tests.jar"))
                .importPackages("dev.apriori");
    }

    @Test
    void miningKnowsNothingOfKubernetesMlflowOrHttp() {
        mayUseOnly("dev.apriori.mining..", "it.unimi.dsi.fastutil..", "de.siegmar.fastcsv..", "org.ejml..");
    }

    @Test
    void experimentKnowsItsResourceAndNothingElse() {
        mayUseOnly("dev.apriori.experiment..", "com.fasterxml.jackson..", "io.fabric8..");
    }

    @Test
    void trackingKnowsMlflowAndNothingElse() {
        mayUseOnly(
                "dev.apriori.tracking..",
                "javax.net.ssl..",
                "com.fasterxml.jackson..",
                "io.github.resilience4j..",
                "org.slf4j..");
    }

    @Test
    void resultsKnowExperimentsAndMlflow() {
        mayUseOnly(
                "dev.apriori.results..",
                "dev.apriori.experiment..",
                "dev.apriori.tracking..",
                "com.fasterxml.jackson..");
    }

    /** The packages of each module in the order in which data flows: none uses one that comes after it. */
    static Stream<List<String>> flows() {
        return Stream.of(
                inside("mining", "data", "transaction", "itemset", "rule", "recommend", "evaluate"),
                inside(
                        "experiment",
                        "api",
                        "check",
                        "file",
                        "grid",
                        "shard",
                        "objective",
                        "harvest",
                        "policy",
                        "status"),
                inside(
                        "miner",
                        "fetch",
                        "feedback",
                        "load",
                        "model",
                        "report",
                        "engine",
                        "trial",
                        "server",
                        "local",
                        "pod",
                        "command"));
    }

    @ParameterizedTest
    @MethodSource("flows")
    void dataFlowsOneWay(List<String> packages) {
        for (int i = 0; i < packages.size(); i++) {
            String[] later = packages.subList(i + 1, packages.size()).toArray(String[]::new);
            if (later.length > 0) {
                noClasses()
                        .that()
                        .resideInAPackage(packages.get(i))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(later)
                        .allowEmptyShould(true)
                        .check(ours);
            }
        }
    }

    private static List<String> inside(String module, String... packages) {
        return Stream.of(packages)
                .map(name -> "dev.apriori." + module + "." + name + "..")
                .toList();
    }

    private static void mayUseOnly(String module, String... libraries) {
        String[] allowed =
                Stream.concat(Stream.of(module, "java.."), Stream.of(libraries)).toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage(module)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed))
                .allowEmptyShould(true)
                .check(ours);
    }
}
