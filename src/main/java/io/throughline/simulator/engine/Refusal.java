package io.throughline.simulator.engine;

/** An answer that ends a call at once: whatever the call had changed so far is taken back. */
public final class Refusal extends RuntimeException {

    private final transient Answer answer;

    /** Ends the call with this answer. */
    public Refusal(Answer answer) {
        super("answered " + answer.status(), null, false, false);
        this.answer = answer;
    }

    /** What the caller gets. */
    public Answer answer() {
        return answer;
    }
}
