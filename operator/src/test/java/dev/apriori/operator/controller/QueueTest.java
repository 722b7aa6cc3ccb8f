package dev.apriori.operator.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.apriori.experiment.api.Phase;
import dev.apriori.tracking.RealMlflow;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Jobs that Kueue lets go one by one. */
@EnabledIfEnvironmentVariable(named = "KUBE_API_TEST_DIR", matches = ".+")
class QueueTest {
    private static final String QUEUE = "kueue.x-k8s.io/queue-name";

    @Test
    void whatJobsInAQueueWaitForIsToldOf() {
        try (var lab = Lab.running()) {
            var kueue = new PlayedKueue(lab.admin());
            lab.apply(lab.spec(2, "execution: {queueName: team-a}, serving: {enabled: false}"));
            List<Job> jobs = jobsIn(lab, "team-a", 2);
            assertThat(jobs).allMatch(job -> job.getSpec().getSuspend());
            awaitMessage(
                    lab,
                    "0 of 4 trials are done; 2 Jobs are waiting in the queue team-a:"
                            + " this cluster has no Kueue that would let them start");
            Runnable gone = kueue.install();
            try {
                letGoOneByOne(lab, kueue, jobs);
            } finally {
                gone.run();
            }
            lab.nothingWasDoneTwice();
        }
    }

    private static void letGoOneByOne(Lab lab, PlayedKueue kueue, List<Job> jobs) {
        jobs.forEach(job -> kueue.keepWaiting(job, "LocalQueue team-a doesn't exist"));
        awaitMessage(
                lab, "0 of 4 trials are done; 2 Jobs are waiting in the queue team-a: LocalQueue team-a doesn't exist");
        kueue.letGo(jobs.getFirst());
        awaitMessage(
                lab, "2 of 4 trials are done; 1 Job is waiting in the queue team-a: LocalQueue team-a doesn't exist");
        kueue.letGo(jobs.getLast());
        lab.await(Phase.READY);
    }

    @Test
    void jobsThatWaitGoToAnotherQueueAndThoseThatRunStay() {
        try (var lab = Lab.running()) {
            lab.jobs.fate(name -> new Fate.Runs());
            lab.apply(lab.spec(2, "execution: {queueName: teem-a}, serving: {enabled: false}"));
            Job running = jobsIn(lab, "teem-a", 2).getFirst();
            new PlayedKueue(lab.admin()).letGo(running);
            lab.edit(MiningTest.with("/execution", "queueName", "\"team-a\""));
            assertThat(jobsIn(lab, "team-a", 1))
                    .first()
                    .extracting(job -> job.getSpec().getSuspend())
                    .isEqualTo(true);
            assertThat(jobsIn(lab, "teem-a", 1))
                    .first()
                    .extracting(QueueTest::uid)
                    .isEqualTo(uid(running));
            lab.jobs.fate(name -> new Fate.Reports());
            lab.admin()
                    .resource(lab.experiment())
                    .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\": {\"execution\": {\"queueName\": null}}}");
            lab.await(Phase.READY);
            lab.nothingWasDoneTwice();
        }
    }

    @Test
    void aKueueThatDoesNotAnswerIsToldOfAndWaitedFor() {
        try (var lab = new Lab(RealMlflow.server().uri().toString())) {
            var kueue = new PlayedKueue(lab.admin());
            Runnable back = kueue.goAway(lab.namespace());
            lab.startOperator(ApiServer.impatientOperator());
            lab.apply(lab.spec(1, "serving: {enabled: false}"));
            lab.told("JobRefused");
            back.run();
            lab.await(Phase.READY);
        }
    }

    @Test
    void aQueueThatKueueHasChosenIsNoneOfOurs() {
        try (var lab = Lab.running()) {
            lab.jobs.fate(name -> new Fate.Runs());
            lab.apply(lab.spec(1, "serving: {enabled: false}"));
            await("the Job").until(() -> lab.jobs.there().size() == 1);
            Job job = lab.jobs.there().getFirst();
            job.getMetadata().getLabels().put(QUEUE, "default");
            lab.admin().resource(job).update();
            new PlayedKueue(lab.admin()).evict(job);
            awaitMessage(lab, "0 of 2 trials are done; 1 Job is suspended");
            assertThat(jobsIn(lab, "default", 1))
                    .first()
                    .extracting(QueueTest::uid)
                    .isEqualTo(uid(job));
        }
    }

    private static void awaitMessage(Lab lab, String message) {
        lab.await(message, status -> status.message().equals(message));
    }

    private static List<Job> jobsIn(Lab lab, String queue, int number) {
        return await(number + " Jobs in " + queue)
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> lab.jobs.there().stream()
                                .filter(job -> queue.equals(
                                        job.getMetadata().getLabels().get(QUEUE)))
                                .filter(job -> job.getMetadata().getDeletionTimestamp() == null)
                                .toList(),
                        jobs -> jobs.size() == number);
    }

    private static String uid(Job job) {
        return job.getMetadata().getUid();
    }
}
