package dev.apriori.e2e.cluster;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A pod that runs a line of shell, as any client in the cluster could. */
public record ShellPod(TestNamespace namespace, String image) {
    private static final String NAME = "shell";
    private static final int LONGEST = 60;

    /** What the line has written, once it has succeeded. */
    public String run(String line) {
        start(line);
        Pod ended = await("Succeeded", "Failed");
        String output = written();
        namespace.client().resource(ended).delete();
        if (!"Succeeded".equals(ended.getStatus().getPhase())) {
            throw new AssertionError(line + " failed in a pod: " + output);
        }
        return output;
    }

    /** Lets the line run, for as long as it takes or the namespace lasts. */
    public void start(String line) {
        namespace.client().resource(pod(line)).create();
        await("Running", "Succeeded", "Failed");
    }

    private Pod await(String... phases) {
        return namespace
                .client()
                .pods()
                .inNamespace(namespace.name())
                .withName(NAME)
                .waitUntilCondition(
                        pod -> pod != null
                                && List.of(phases).contains(pod.getStatus().getPhase()),
                        LONGEST,
                        TimeUnit.SECONDS);
    }

    /** What the line has written so far. */
    public String written() {
        return namespace.kubectl().run("logs", NAME).orFail();
    }

    private Pod pod(String line) {
        return new PodBuilder()
                .withNewMetadata()
                .withName(NAME)
                .withNamespace(namespace.name())
                .endMetadata()
                .withNewSpec()
                .withRestartPolicy("Never")
                .withTerminationGracePeriodSeconds(0L)
                .withAutomountServiceAccountToken(false)
                .withNewSecurityContext()
                .withRunAsNonRoot(true)
                .withRunAsUser(65532L)
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .endSecurityContext()
                .addNewContainer()
                .withName(NAME)
                .withImage(image)
                .withImagePullPolicy("IfNotPresent")
                .withCommand("sh", "-c", line)
                .withNewSecurityContext()
                .withAllowPrivilegeEscalation(false)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .endSecurityContext()
                .endContainer()
                .endSpec()
                .build();
    }
}
