package dev.apriori.tracking;

import dev.apriori.tracking.TrackingException.NotFound;
import dev.apriori.tracking.TrackingException.Rejected;
import dev.apriori.tracking.TrackingException.Unreachable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Runs: made, filled, closed, found. */
public final class Runs {
    /** On every run made here: tells the attempts of one call apart from other calls, should an answer be lost. */
    static final String CREATION = "apriori.creation";

    /** Up to so many keys, asking for each is quicker than reading pages of runs. */
    private static final int FEW = 8;

    private final Rest rest;

    Runs(Rest rest) {
        this.rest = rest;
    }

    /** Makes a run that is RUNNING: one, even where the answer to the first attempt is lost. */
    public Run create(NewRun run) {
        Map<String, String> tags = new LinkedHashMap<>(Limits.fitTags(run.tags()));
        tags.put(CREATION, UUID.randomUUID().toString());
        RunFilter mine = RunFilter.all().tag(CREATION, tags.get(CREATION));
        Map<String, Object> body = Map.of(
                "experiment_id", run.experimentId(),
                "run_name", run.name(),
                "start_time", run.startTime().toEpochMilli(),
                "tags", Json.pairs(tags));
        return rest.once(
                single -> new Runs(single).earliest(run.experimentId(), mine),
                single -> Run.of(single.post("runs/create", body).path("run")));
    }

    /** @throws NotFound when there is no such run */
    public Run get(String runId) {
        return Run.of(rest.get("runs/get", Map.of("run_id", runId)).path("run"));
    }

    /** Takes up a run again that was left, whatever its status: it is RUNNING from here on. */
    public Run resume(String runId) {
        rest.post("runs/update", Map.of("run_id", runId, "status", RunStatus.RUNNING));
        return get(runId);
    }

    /** Ends a run now. */
    public void finish(String runId, RunStatus status) {
        rest.post(
                "runs/update",
                Map.of(
                        "run_id", runId,
                        "status", status,
                        "end_time", Instant.now().toEpochMilli()));
    }

    /**
     * Writes to a run, in as many batches as MLflow's limits ask for: up to 100 params, 100 tags and 800 metrics take
     * one call. Text longer than MLflow keeps is cut and says so; infinite metrics become ±1.7976931348623157E308, as
     * MLflow keeps them; NaN stays NaN.
     *
     * @throws IllegalArgumentException when a name is not one that MLflow takes
     * @throws Rejected when a param has another value already
     */
    public void log(String runId, RunData data) {
        RunData fitting = Limits.fit(data);
        Iterator<Map<String, String>> params = Json.pairs(fitting.params()).iterator();
        Iterator<Map<String, String>> tags = Json.pairs(fitting.tags()).iterator();
        Iterator<Map<String, Object>> metrics = metrics(fitting.metrics()).iterator();
        while (params.hasNext() || tags.hasNext() || metrics.hasNext()) {
            rest.post(
                    "runs/log-batch",
                    Map.of(
                            "run_id", runId,
                            "params", take(params, Limits.PARAMS_PER_BATCH),
                            "tags", take(tags, Limits.TAGS_PER_BATCH),
                            "metrics", take(metrics, Limits.METRICS_PER_BATCH)));
        }
    }

    /** Names the data sets that a run used; those that it has already are not added again. */
    public void logInputs(String runId, List<Dataset> datasets) {
        if (!datasets.isEmpty()) {
            rest.post(
                    "runs/log-inputs",
                    Map.of(
                            "run_id",
                            runId,
                            "datasets",
                            datasets.stream().map(Dataset::asInput).toList()));
        }
    }

    /**
     * Reads a run back and compares: MLflow answers 200 to some requests that it has kept half of.
     *
     * @return the run as it is
     * @throws Rejected when a param, metric or tag is missing or has another value
     */
    public Run verify(String runId, RunData expected) {
        Run run = get(runId);
        List<String> lost = Differences.between(Limits.fit(expected), run.data());
        if (!lost.isEmpty()) {
            throw new Rejected(
                    "INCOMPLETE", "MLflow did not keep all of run " + runId + ": " + String.join("; ", lost));
        }
        return run;
    }

    /**
     * Fills a run, verifies it and sets it FINISHED, in five calls beside those for artifacts. Where that fails, the run
     * is set FAILED if the server can still be reached; where the thread is interrupted, whoever did that sets it KILLED.
     *
     * @param artifacts stores the run's artifacts
     */
    public void complete(Run run, RunData data, List<Dataset> inputs, Consumer<Run> artifacts) {
        try {
            log(run.id(), missing(run, data));
            logInputs(run.id(), inputs);
            artifacts.accept(run);
            verify(run.id(), data);
            finish(run.id(), RunStatus.FINISHED);
        } catch (CancellationException | Unreachable stopped) {
            throw stopped;
        } catch (RuntimeException failure) {
            try {
                finish(run.id(), RunStatus.FAILED);
            } catch (TrackingException again) {
                failure.addSuppressed(again);
            }
            throw failure;
        }
    }

    /** Tags that a run was made with need not be sent again, for which MLflow takes a tenth of its time for a trial. */
    private static RunData missing(Run run, RunData data) {
        Map<String, String> tags = Limits.fitTags(data.tags());
        tags.entrySet().removeAll(run.data().tags().entrySet());
        return data.withTags(tags);
    }

    /** The runs of a query, read page by page as the stream is consumed. */
    public Stream<Run> search(RunQuery query) {
        return Pages.of(token -> rest.post("runs/search", body(query, token)), "runs")
                .map(Run::of);
    }

    /** The first runs of a query, at most {@code n}. */
    public List<Run> top(RunQuery query, int n) {
        return search(query.pagesOf(n)).limit(n).toList();
    }

    /** Of the runs that meet a filter the one that started first: where there are duplicates, the one that counts. */
    public Optional<Run> earliest(String experimentId, RunFilter filter) {
        return top(RunQuery.of(experimentId, filter).earliest(), 1).stream().findFirst();
    }

    /** Which of many pieces of work have a FINISHED run: {@link #earliest(String, RunFilter, String, Collection)}. */
    public Map<String, Run> finished(String experimentId, RunFilter scope, String keyTag, Collection<String> keys) {
        return earliest(experimentId, scope.status(RunStatus.FINISHED), keyTag, keys);
    }

    /**
     * Which of many pieces of work have a run, by the tag that names the piece. Few keys are asked for one by one; for
     * many, the runs of {@code scope} are read in pages, until each key is found or no run is left.
     *
     * @param scope what the runs that are looked for have in common
     * @return by key, the earliest run
     */
    public Map<String, Run> earliest(String experimentId, RunFilter scope, String keyTag, Collection<String> keys) {
        Map<String, Run> found = new LinkedHashMap<>();
        if (keys.size() <= FEW) {
            keys.forEach(key -> earliest(experimentId, scope.tag(keyTag, key)).ifPresent(run -> found.put(key, run)));
            return found;
        }
        Set<String> open = new HashSet<>(keys);
        Iterator<Run> runs = search(RunQuery.of(experimentId, scope).earliest()).iterator();
        while (!open.isEmpty() && runs.hasNext()) {
            Run run = runs.next();
            if (open.remove(run.tag(keyTag))) {
                found.put(run.tag(keyTag), run);
            }
        }
        return found;
    }

    private static Map<String, Object> body(RunQuery query, String token) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("experiment_ids", List.of(query.experimentId()));
        body.put("filter", query.filter().expression());
        body.put("order_by", query.order());
        body.put("max_results", query.pageSize());
        if (!token.isEmpty()) {
            body.put("page_token", token);
        }
        return body;
    }

    /** NaN goes as text: MLflow takes a bare NaN for 0 and drops what follows. */
    private static List<Map<String, Object>> metrics(Map<String, Double> metrics) {
        long now = Instant.now().toEpochMilli();
        List<Map<String, Object>> entries = new ArrayList<>(metrics.size());
        metrics.forEach((key, value) ->
                entries.add(Map.of("key", key, "value", value.isNaN() ? "NaN" : value, "timestamp", now, "step", 0)));
        return entries;
    }

    private static <T> List<T> take(Iterator<T> from, int limit) {
        List<T> taken = new ArrayList<>();
        while (taken.size() < limit && from.hasNext()) {
            taken.add(from.next());
        }
        return taken;
    }
}
