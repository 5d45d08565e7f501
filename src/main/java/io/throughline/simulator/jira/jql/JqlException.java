package io.throughline.simulator.jira.jql;

/** A query that Jira refuses, in Jira's words. */
public final class JqlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With the message that the answer carries. */
    public JqlException(String message) {
        super(message);
    }
}
