package dev.apriori.experiment.file;

import dev.apriori.experiment.check.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** A file that is no AprioriExperiment; the message has a line for each problem, with the file and the line in it. */
public final class InvalidExperimentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    InvalidExperimentException(List<LocatedProblem> located) {
        super(located.stream().map(LocatedProblem::toString).collect(Collectors.joining("\n")));
        problems = located.stream().map(LocatedProblem::problem).toList();
    }

    /** At least one. */
    public List<Problem> problems() {
        return problems;
    }

    /** @param line in the file, from 1; 0 where there is none to name */
    record LocatedProblem(String file, int line, Problem problem) {
        @Override
        public String toString() {
            return file + (line > 0 ? ":" + line : "") + ": " + problem;
        }
    }
}
