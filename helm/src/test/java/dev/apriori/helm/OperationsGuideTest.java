package dev.apriori.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** docs/operations.md explains the rights that the operator has, all of them and no others. */
@EnabledIf(value = Helm.INSTALLED, disabledReason = Helm.NOT_INSTALLED)
class OperationsGuideTest {
    private static final Pattern ROW = Pattern.compile("\\| `([a-z0-9./-]+)` \\| ([a-z, ]+) \\| .+");

    @Test
    void everyVerbIsExplained() throws IOException, InterruptedException {
        List<String> granted = Chart.objects(Chart.values("default")).stream()
                .filter(object -> object.path("kind").asText().endsWith("Role"))
                .filter(role -> !role.at("/metadata/labels").toString().contains("aggregate-to"))
                .flatMap(role -> role.path("rules").valueStream())
                .map(OperationsGuideTest::described)
                .toList();

        assertThat(explained()).containsExactlyInAnyOrderElementsOf(granted);
    }

    private static String described(JsonNode rule) {
        String group = rule.at("/apiGroups/0").asText();
        String[] resource = rule.at("/resources/0").asText().split("/", 2);
        String name = (group.isEmpty() ? resource[0] : resource[0] + "." + group)
                + (resource.length == 1 ? "" : "/" + resource[1]);
        return name + ": "
                + rule.path("verbs").valueStream().map(JsonNode::asText).collect(Collectors.joining(", "));
    }

    private static List<String> explained() throws IOException {
        String guide = Files.readString(Path.of("../docs/operations.md"));
        String section = guide.substring(
                guide.indexOf("## What the operator may do"), guide.indexOf("## Which namespaces it watches"));
        return Stream.of(section.split("\n", -1))
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> row.group(1) + ": " + row.group(2))
                .toList();
    }
}
