package dev.apriori.spark;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may use whom, as docs/architecture.md has it. */
class ModulesTest {
    @Test
    void sparkKnowsTheMinerAndNothingOfMlflowOrTheResource() {
        classes()
                .that()
                .resideInAPackage("dev.apriori.spark..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "dev.apriori.spark..",
                        "dev.apriori.mining..",
                        "dev.apriori.miner.engine..",
                        "dev.apriori.miner.command..",
                        "java..",
                        "org.apache.spark..",
                        "scala..",
                        "io.fabric8.."))
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.apriori.spark"));
    }
}
