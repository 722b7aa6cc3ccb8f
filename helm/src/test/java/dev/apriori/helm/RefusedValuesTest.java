package dev.apriori.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A value that can't work is refused before anything is installed, by a message that names it. */
@EnabledIf(value = Helm.INSTALLED, disabledReason = Helm.NOT_INSTALLED)
class RefusedValuesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            replicaCount=2                                    | 'replicaCount' not allowed
            mlflow.image.tga=v3                               | '/mlflow/image': additional properties 'tga' not allowed
            replicas=many                                     | '/replicas': got string, want integer
            replicas=-1                                       | '/replicas': minimum: got -1, want 0
            replicas=2,leaderElection=false                   | set replicas to 1 or leaderElection to true
            logLevel=INFO                                     | '/logLevel': value must be one of 'error', 'warn', 'info'
            resultWait=60                                     | '/resultWait': got number, want string
            resultWait=1d                                     | '/resultWait': '1d' does not match
            watchNamespaces={Films}                           | '/watchNamespaces/0': 'Films' does not match
            watchNamespaces={a,a}                             | '/watchNamespaces': items at 0 and 1 are equal
            watchNamespaces=films                             | '/watchNamespaces': got string, want array
            fullnameOverride=The_Operator                     | '/fullnameOverride': 'The_Operator' does not match
            image.repository=                                 | '/image/repository'
            image.tag=a b                                     | '/image/tag': 'a b' does not match
            image.digest=sha256:12                            | '/image/digest': 'sha256:12' does not match
            image.pullPolicy=Sometimes                        | '/image/pullPolicy': value must be one of 'Always'
            miner.image.pullPolicy=never                      | '/miner/image/pullPolicy': value must be one of 'Always'
            miner.imagePullSecrets={a_b}                      | '/miner/imagePullSecrets/0': 'a_b' does not match
            tracking.uri=mlflow:5000                          | '/tracking/uri': 'mlflow:5000' does not match
            serviceAccount.create=false                       | serviceAccount.name is empty
            rbac.trackingSecrets={*}                          | '/rbac/trackingSecrets/0': '*' does not match
            resources.limit.memory=1Gi                        | '/resources': additional properties 'limit' not allowed
            extraEnv[0].value=x                               | '/extraEnv/0': missing property 'name'
            extraEnv[0].name=APRIORI_TRACKING_URI             | extraEnv names APRIORI_TRACKING_URI
            podAnnotations.a=1                                | '/podAnnotations/a': got number, want string
            podDisruptionBudget.maxUnavailable=0              | '/podDisruptionBudget/maxUnavailable'
            metrics.service.port=70000                        | '/metrics/service/port': maximum: got 70,000, want 65,535
            metrics.serviceMonitor.interval=often             | '/metrics/serviceMonitor/interval': 'often' does not match
            networkPolicy.egressPorts={https}                 | '/networkPolicy/egressPorts/0': got string, want integer
            networkPolicy.metricsFrom[0].namespace=monitoring | '/networkPolicy/metricsFrom/0'
            mlflow.allowedHosts[0]=a b                        | '/mlflow/allowedHosts/0': 'a b' does not match
            mlflow.user=0                                     | '/mlflow/user': minimum: got 0, want 1
            mlflow.persistence.size=big                       | '/mlflow/persistence/size': 'big' does not match
            """)
    void theMessageNamesTheValue(String set, String message) throws IOException, InterruptedException {
        Helm.Outcome outcome = Helm.run(List.of(
                "template", "apriori", Chart.FOLDER.toString(), "--kube-version", Chart.KUBERNETES, "--set", set));

        assertThat(outcome.exit()).as(outcome.output()).isNotZero();
        assertThat(outcome.output()).contains(message);
    }
}
