package dev.apriori.operator.mining;

/** What came of starting Jobs. */
public sealed interface Start {
    /** @param created how many Jobs were made; the others were there already */
    record Done(int created) implements Start {}

    /** Something of a former sweep, or of a former resource of that name, has to go first. */
    record NotYet() implements Start {}

    /** @param why the API server would not take a Job, such as a template that makes no sense or a quota that is used up */
    record Refused(String why) implements Start {}
}
