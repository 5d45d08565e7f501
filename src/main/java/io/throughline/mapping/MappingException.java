package io.throughline.mapping;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A mapping could not map its input. There is no result and nothing may be sent; the message lists every problem, one a line. The step ends
 * as surely not applied, with a desk case for integration support.
 */
public final class MappingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String mapping;
    private final transient List<MappingProblem> problems;

    MappingException(String mapping, List<MappingProblem> problems) {
        super(mapping + " could not map its input; nothing was sent.\n"
                + problems.stream().map(MappingProblem::toString).collect(Collectors.joining("\n")));
        this.mapping = mapping;
        this.problems = List.copyOf(problems);
    }

    /** The name of the mapping, such as {@code salesforce/opportunity.to-canonical}. */
    public String mapping() {
        return mapping;
    }

    /** All problems of the run, at least one. */
    public List<MappingProblem> problems() {
        return problems;
    }
}
