package dev.apriori.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A value that can't work is refused before anything is installed, by a message that names it. */
@EnabledIf(value = Helm.INSTALLED, disabledReason = Helm.NOT_INSTALLED)
class RefusedValuesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            replicaCount=2                                    | replicaCount
            mlflow.image.tga=v3                               | tga
            replicas=many                                     | replicas
            replicas=-1                                       | replicas
            replicas=2,leaderElection=false                   | set replicas to 1 or leaderElection to true
            logLevel=INFO                                     | logLevel
            resultWait=60                                     | resultWait
            resultWait=1d                                     | resultWait
            watchNamespaces={Films}                           | watchNamespaces.0
            watchNamespaces={a,a}                             | watchNamespaces
            watchNamespaces=films                             | watchNamespaces
            fullnameOverride=1st                              | fullnameOverride
            fullnameOverride=The_Operator                     | fullnameOverride
            image.repository=                                 | image.repository
            image.tag=a b                                     | image.tag
            image.digest=sha256:12                            | image.digest
            image.pullPolicy=Sometimes                        | image.pullPolicy
            miner.image.pullPolicy=never                      | miner.image.pullPolicy
            miner.imagePullSecrets={a_b}                      | miner.imagePullSecrets.0
            tracking.uri=mlflow:5000                          | tracking.uri
            serviceAccount.create=false                       | serviceAccount.name is empty
            rbac.trackingSecrets={*}                          | rbac.trackingSecrets.0
            resources.limit.memory=1Gi                        | limit
            extraEnv[0].value=x                               | extraEnv.0
            extraEnv[0].name=APRIORI_TRACKING_URI             | extraEnv names APRIORI_TRACKING_URI
            podAnnotations.a=1                                | podAnnotations.a
            podDisruptionBudget.maxUnavailable=0              | podDisruptionBudget.maxUnavailable
            metrics.service.port=70000                        | metrics.service.port
            metrics.serviceMonitor.interval=often             | metrics.serviceMonitor.interval
            networkPolicy.egressPorts={https}                 | networkPolicy.egressPorts.0
            networkPolicy.metricsFrom[0].namespace=monitoring | networkPolicy.metricsFrom.0
            mlflow.allowedHosts[0]=a b                        | mlflow.allowedHosts.0
            mlflow.user=0                                     | mlflow.user
            mlflow.persistence.size=big                       | mlflow.persistence.size
            """)
    void theMessageNamesTheValue(String set, String named) throws IOException, InterruptedException {
        Helm.Outcome outcome = Helm.run(List.of(
                "template", "apriori", Chart.FOLDER.toString(), "--kube-version", Chart.KUBERNETES, "--set", set));

        assertThat(outcome.exit()).as(outcome.output()).isNotZero();
        // Helm 3.18 began to write /a/b for a.b.
        assertThat(outcome.output().replace('/', '.')).contains(named);
    }

    @Test
    void aReleaseIsNamedAsAServiceMayBe() throws IOException, InterruptedException {
        Helm.Outcome outcome =
                Helm.run(List.of("template", "1st", Chart.FOLDER.toString(), "--kube-version", Chart.KUBERNETES));

        assertThat(outcome.output()).contains("the release's name 1st begins with a digit");
    }
}
