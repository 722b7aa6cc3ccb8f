package dev.apriori.operator.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.experiment.api.Phase;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPBackendRef;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteRule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A canary's share as the weights of a Gateway's route. */
class RouteTest {
    private static final String SPEC =
            "{replicas: 10, rolloutTimeout: 2m, canary: {percent: 5, steps: [60]}, gateway: {parentRefs: [{name: public}],"
                    + " hostnames: [films.example.org]}}";
    private static final Map<String, Integer> ALONE = Map.of("movielens", 100);
    private static final Map<String, Integer> FIRST_SHARE = Map.of("movielens", 95, "movielens-canary", 5);

    @Test
    void withoutACanaryARouteLeadsToTheServiceAlone() {
        Stage stage = new Stage(SPEC).served();
        assertThat(weights(stage)).isEqualTo(ALONE);
        assertThat(service(stage, "movielens-canary")).isEmpty();
        assertThat(stage.one(HTTPRoute.class).orElseThrow().getSpec().getHostnames())
                .containsExactly("films.example.org");
    }

    @Test
    void aCanarysShareIsItsWeight() {
        Stage stage = begun();
        assertThat(weights(stage)).isEqualTo(FIRST_SHARE);
        assertThat(stage.deployment("4").getSpec().getReplicas()).isEqualTo(1);
        assertThat(version(stage, "movielens")).isEqualTo("3");
        assertThat(version(stage, "movielens-canary")).isEqualTo("4");
    }

    @Test
    void aRouteNamesACanaryOnlyWhenGatewaysKnowItsService() {
        Stage stage = new Stage(SPEC).served();
        stage.look("4");
        assertThat(version(stage, "movielens-canary")).isEqualTo("4");
        assertThat(stage.deployment("4").getSpec().getMinReadySeconds()).isEqualTo(CanaryEntrance.HEARD.toSeconds());
        stage.up("4");
        stage.look("4");
        assertThat(stage.again()).contains(CanaryEntrance.HEARD);
        assertBeginsWhenHeardOf(stage, "4");
    }

    @Test
    void howLongItTookToWriteACanarysServiceDoesNotCount() {
        Stage stage = new Stage(SPEC).served();
        stage.look("4");
        stage.up("4");
        stage.pass(CanaryEntrance.HEARD);
        stage.look("4");
        assertThat(stage.again()).contains(CanaryEntrance.HEARD);
        assertBeginsWhenHeardOf(stage, "4");
    }

    @Test
    void theServiceOfACanaryThatLeavesLeadsToItUntilItsPodsAreGone() {
        Stage stage = begun();
        stage.look("5");
        stage.up("5");
        stage.pass(Planner.DRAIN.minusSeconds(1));
        stage.settle("5");
        assertThat(version(stage, "movielens-canary")).isEqualTo("4");
        stage.pass(Duration.ofSeconds(1));
        stage.settle("5");
        assertThat(version(stage, "movielens-canary")).isEqualTo("5");
        assertBeginsWhenHeardOf(stage, "5");
    }

    /** It is remembered for longer, so that the autoscaler takes no pods away. */
    @Test
    void theServiceDoesNotWaitForTheAutoscaler() {
        Stage stage = begin(new Stage(SPEC.replace("replicas: 10", "autoscaling: {minReplicas: 10, maxReplicas: 20}")));
        stage.look("5");
        stage.up("5");
        stage.pass(Planner.DRAIN);
        stage.settle("5");
        assertThat(version(stage, "movielens-canary")).isEqualTo("5");
        assertBeginsWhenHeardOf(stage, "5");
    }

    @Test
    void theServiceOfAWinnerLeadsToItUntilNoRequestCanComeByIt() {
        Stage stage = won();
        stage.look("5");
        stage.pass(Planner.DRAIN.minusSeconds(1));
        stage.look("5");
        assertThat(version(stage, "movielens-canary")).isEqualTo("4");
        stage.pass(Duration.ofSeconds(1));
        stage.look("5");
        assertThat(version(stage, "movielens-canary")).isEqualTo("5");
    }

    @Test
    void aServiceThatSomeoneDeletesIsNamedAgainWhenGatewaysKnowTheNewOne() {
        Stage stage = begun();
        stage.delete("Service/movielens-canary");
        stage.settle("4");
        assertThat(service(stage, "movielens-canary")).hasSize(1);
        assertBeginsWhenHeardOf(stage, "4");
    }

    @Test
    void aCanaryWhoseServiceIsSomeoneElsesIsGivenUp() {
        Stage stage = new Stage(SPEC).served();
        stage.refuse("Service/movielens-canary");
        stage.look("4");
        stage.up("4");
        stage.pass(Duration.ofMinutes(2));
        assertThat(stage.settle("4").message())
                .isEqualTo("version 4 was given up: no Service movielens-canary leads to its pods; version 3 goes on"
                        + " answering");
        assertThat(weights(stage)).isEqualTo(ALONE);
    }

    @Test
    void aShareMayBeMoreThanHalfAndGrowsWithThePodsThatAreToBearIt() {
        Stage stage = begun();
        well(stage);
        stage.look("4");
        assertThat(stage.deployment("4").getSpec().getReplicas()).isEqualTo(6);
        assertThat(weights(stage)).isEqualTo(Map.of("movielens", 90, "movielens-canary", 10));
        stage.up("4");
        stage.look("4");
        assertThat(weights(stage)).isEqualTo(Map.of("movielens", 40, "movielens-canary", 60));
    }

    @Test
    void withoutAPodThatIsReadyACanaryIsNotAsked() {
        Stage stage = begun();
        stage.ready("4", 0);
        stage.look("4");
        assertThat(weights(stage)).isEqualTo(ALONE);
        stage.ready("4", 1);
        stage.look("4");
        assertThat(weights(stage)).isEqualTo(FIRST_SHARE);
    }

    @Test
    void whereNoGatewayTakesTheRouteTheServiceSharesOutTheRequests() {
        Stage stage = new Stage(SPEC);
        stage.withoutGateway();
        begin(stage);
        assertThat(stage.deployment("4").getSpec().getReplicas()).isEqualTo(1);
        assertThat(service(stage, "movielens").get(0).getSpec().getSelector()).doesNotContainKey("apriori.dev/version");
    }

    @Test
    void whatAnotherListenerOfTheGatewayHasTakenIsNotTheRoute() {
        Stage stage = begin(new Stage(SPEC.replace("name: public", "name: public, sectionName: https")));
        assertThat(service(stage, "movielens").get(0).getSpec().getSelector()).doesNotContainKey("apriori.dev/version");
    }

    @Test
    void aWinnersWeightGrowsWithItsPodsUntilTheServiceIsIts() {
        Stage stage = begun();
        well(stage);
        stage.up("4");
        well(stage);
        stage.settle("4");
        assertThat(weights(stage)).isEqualTo(Map.of("movielens", 40, "movielens-canary", 60));
        stage.ready("4", 8);
        stage.settle("4");
        assertThat(weights(stage)).isEqualTo(Map.of("movielens", 20, "movielens-canary", 80));
        stage.up("4");
        stage.look("4");
        assertThat(version(stage, "movielens")).isEqualTo("4");
        assertThat(weights(stage)).isEqualTo(ALONE);
        assertThat(stage.look("4").phase()).isEqualTo(Phase.READY);
        assertThat(service(stage, "movielens-canary")).hasSize(1);
        stage.pass(Planner.DRAIN);
        stage.look("4");
        assertThat(service(stage, "movielens-canary")).isEmpty();
        assertThat(stage.deployedVersions()).containsExactly("4");
    }

    @Test
    void aLoserHasNoWeightAndItsServiceStaysWhileItsPodsDrain() {
        Stage stage = begun();
        stage.settle("4");
        stage.servers().answered("4", 100, 100, 0);
        stage.servers().answered("3", 100, 0, 0);
        stage.settle("4");
        assertThat(weights(stage)).isEqualTo(ALONE);
        assertThat(service(stage, "movielens-canary")).hasSize(1);
        stage.pass(Planner.DRAIN);
        stage.settle("4");
        assertThat(service(stage, "movielens-canary")).isEmpty();
        assertThat(stage.deployedVersions()).containsExactly("3");
    }

    @Test
    void withoutAGatewayInTheSpecTheRouteGoes() {
        Stage stage = new Stage(SPEC).served();
        stage.edit("{replicas: 10}");
        stage.settle("3");
        assertThat(stage.one(HTTPRoute.class)).isEmpty();
        assertThat(stage.front().routed()).isFalse();
        assertThat(stage.deployment("3").getSpec().getMinReadySeconds()).isNull();
    }

    @Test
    void aPathIsTakenOffForTheServer() {
        Stage stage =
                new Stage("{gateway: {parentRefs: [{name: public, namespace: gateways}], path: /films}}").served();
        HTTPRouteRule rule = rule(stage);
        assertThat(rule.getMatches().get(0).getPath().getValue()).isEqualTo("/films");
        assertThat(rule.getFilters().get(0).getUrlRewrite().getPath().getReplacePrefixMatch())
                .isEqualTo("/");
    }

    private static Stage begun() {
        return begin(new Stage(SPEC));
    }

    private static Stage begin(Stage stage) {
        stage.served();
        stage.look("4");
        stage.up("4");
        stage.look("4");
        stage.pass(CanaryEntrance.HEARD);
        stage.look("4");
        return stage;
    }

    private static void assertBeginsWhenHeardOf(Stage stage, String version) {
        assertThat(weights(stage)).isEqualTo(ALONE);
        stage.pass(CanaryEntrance.HEARD);
        stage.look(version);
        assertThat(weights(stage)).isEqualTo(FIRST_SHARE);
    }

    private static Stage won() {
        Stage stage = begun();
        well(stage);
        stage.up("4");
        well(stage);
        stage.up("4");
        stage.look("4");
        assertThat(version(stage, "movielens")).isEqualTo("4");
        return stage;
    }

    private static void well(Stage stage) {
        stage.settle("4");
        stage.servers().answered("3", 1_000, 0, 0);
        stage.servers().answered("4", 100, 0, 0);
        stage.pass(Duration.ofMinutes(1));
        stage.look("4");
    }

    private static Map<String, Integer> weights(Stage stage) {
        return rule(stage).getBackendRefs().stream()
                .collect(Collectors.toMap(HTTPBackendRef::getName, HTTPBackendRef::getWeight));
    }

    private static HTTPRouteRule rule(Stage stage) {
        return stage.one(HTTPRoute.class).orElseThrow().getSpec().getRules().get(0);
    }

    private static String version(Stage stage, String name) {
        return Revision.of(service(stage, name).get(0).getSpec().getSelector()).version();
    }

    private static List<Service> service(Stage stage, String name) {
        return stage.all(Service.class).stream()
                .filter(known -> known.getMetadata().getName().equals(name))
                .toList();
    }
}
