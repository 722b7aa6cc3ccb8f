package dev.apriori.operator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may use whom inside the operator. */
class PackagesTest {
    /** In the order in which data flows: none uses one that comes after it. */
    private static final List<String> FLOW = List.of(
            "settings",
            "subject",
            "tracking",
            "pod",
            "mining",
            "registry",
            "canary",
            "serving",
            "schedule",
            "status",
            "metrics",
            "controller",
            "program");

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.apriori.operator");

    static Stream<String> packages() {
        return FLOW.stream().limit(FLOW.size() - 1L);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void dataFlowsOneWay(String name) {
        String[] later = IntStream.range(FLOW.indexOf(name) + 1, FLOW.size())
                .mapToObj(FLOW::get)
                .map(PackagesTest::inside)
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(inside(name))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(later)
                .check(OURS);
    }

    @Test
    void theOperatorNeitherMinesNorServes() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.apriori.mining..", "dev.apriori.miner..")
                .check(OURS);
    }

    private static String inside(String name) {
        return "dev.apriori.operator." + name + "..";
    }
}
