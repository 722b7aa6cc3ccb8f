package dev.apriori.experiment.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The generated files that are checked in are what the code generates. */
class CheckedInFilesTest {
    private static final String UPDATE =
            "mvn -pl experiment test -Dtest=CheckedInFilesTest -Dsurefire.failIfNoSpecifiedTests=false -Dapriori.update";

    @Test
    void theDefinitionIsCurrent() throws IOException {
        String definition = CrdDocument.yaml();

        for (String folder : List.of("../crds", "../helm/apriori-operator/crds")) {
            isCurrent(Path.of(folder, "aprioriexperiments.apriori.dev-v1.yml"), definition);
        }
    }

    @Test
    void theReferenceIsCurrent() throws IOException {
        isCurrent(Path.of("../docs/reference/aprioriexperiment.md"), ReferenceDocument.markdown(CrdDocument.tree()));
    }

    private static void isCurrent(Path file, String generated) throws IOException {
        if (System.getProperty("apriori.update") != null) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, generated);
        }
        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as("%s differs from what the code generates; update it by: %s", file.normalize(), UPDATE)
                .isEqualTo(generated);
    }
}
