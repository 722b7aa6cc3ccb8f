package dev.apriori.experiment.api;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/** A grid of settings to mine association rules with, and what becomes of the best of them. */
@Group("apriori.dev")
@Version("v1alpha1")
@Kind("AprioriExperiment")
@Singular("aprioriexperiment")
@Plural("aprioriexperiments")
@ShortNames("apx")
@Categories("apriori")
@ValidationRule(value = SpecRules.NAME, message = SpecRules.NAME_FIX)
@AdditionalPrinterColumn(name = "PHASE", jsonPath = ".status.phase")
@AdditionalPrinterColumn(name = "TRIALS", jsonPath = ".status.trials.summary")
@AdditionalPrinterColumn(
        name = "FAILED",
        jsonPath = ".status.trials.failed",
        type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(name = "BEST", jsonPath = ".status.best.rounded")
@AdditionalPrinterColumn(name = "MODEL", jsonPath = ".status.model.uri")
@AdditionalPrinterColumn(name = "READY", jsonPath = ".status.conditions[?(@.type==\"Ready\")].status")
@AdditionalPrinterColumn(
        name = "AGE",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE)
@AdditionalPrinterColumn(name = "URL", jsonPath = ".status.serving.url", priority = 1)
@AdditionalPrinterColumn(name = "MESSAGE", jsonPath = ".status.message", priority = 1)
public final class AprioriExperiment extends CustomResource<AprioriExperimentSpec, AprioriExperimentStatus>
        implements Namespaced {
    /** The one version there is, as a file states it. */
    public static final String API_VERSION = "apriori.dev/v1alpha1";

    public static final String KIND = "AprioriExperiment";
}
