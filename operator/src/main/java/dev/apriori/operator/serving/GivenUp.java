package dev.apriori.operator.serving;

import dev.apriori.operator.subject.Subject;

/**
 * A revision that would not answer in time, or did worse than the one before.
 *
 * @param generation of the spec that asked for it; another one asks anew
 * @param why one sentence without a full stop
 */
record GivenUp(Revision revision, String generation, String why) {
    /** Far below what an annotation may hold, and what a status shows. */
    private static final int MAX_WHY = 500;

    GivenUp {
        why = why.length() <= MAX_WHY ? why : why.substring(0, MAX_WHY - 1) + "…";
    }

    static GivenUp now(Subject subject, Revision revision, String why) {
        return new GivenUp(revision, generation(subject), why);
    }

    /** Whether it is that revision that was given up, as the spec is now. */
    boolean is(Subject subject, Revision other) {
        return revision.equals(other) && generation.equals(generation(subject));
    }

    private static String generation(Subject subject) {
        return String.valueOf(subject.resource().getMetadata().getGeneration());
    }
}
