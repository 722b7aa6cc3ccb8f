package dev.apriori.e2e.world;

import dev.apriori.e2e.cluster.Kubectl;
import dev.apriori.e2e.cluster.TestNamespace;
import dev.apriori.e2e.operator.OperatorRelease;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** What a failed test leaves, written to a folder of its namespace's name. */
record Remains(Path logs) {
    void keep(TestNamespace namespace) {
        Kubectl kubectl = namespace.kubectl();
        Path folder = logs.resolve(namespace.name());
        write(
                folder,
                "resources.txt",
                kubectl.run("get", "apx,jobs,pods,deploy,rs,svc,cm,pvc", "-o", "wide")
                        .all());
        write(
                folder,
                "experiments.yaml",
                kubectl.run("get", "apx", "-o", "yaml").all());
        write(
                folder,
                "jobs.yaml",
                kubectl.run("get", "jobs,pods,deploy", "-o", "yaml").all());
        write(
                folder,
                "events.txt",
                kubectl.run("get", "events", "--sort-by=.lastTimestamp").all());
        namespace.client().pods().inNamespace(namespace.name()).list().getItems().stream()
                .map(pod -> pod.getMetadata().getName())
                .forEach(pod -> write(folder, pod + ".log", log(kubectl).apply(pod)));
        Kubectl operator = new Kubectl(OperatorRelease.NAMESPACE);
        write(folder, "operator.log", operatorLog(operator));
        write(folder, "operator.txt", operator.run("describe", "pods").all());
    }

    private static Function<String, String> log(Kubectl kubectl) {
        return pod -> kubectl.run("logs", pod, "--all-containers").all();
    }

    private static String operatorLog(Kubectl kubectl) {
        return kubectl.run("logs", "--selector=app.kubernetes.io/name=apriori-operator", "--tail=-1", "--prefix")
                        .all()
                + kubectl.run("logs", "deployment/" + OperatorRelease.DEPLOYMENT, "--previous")
                        .all();
    }

    private static void write(Path folder, String file, String text) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
