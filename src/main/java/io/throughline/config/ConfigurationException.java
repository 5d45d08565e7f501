package io.throughline.config;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration cannot be used. Nothing was started; the message lists every problem, one a line, by file and line. */
public final class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** Wraps all problems found. */
    public ConfigurationException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** The problems, by file and line. */
    public List<Problem> problems() {
        return problems;
    }
}
