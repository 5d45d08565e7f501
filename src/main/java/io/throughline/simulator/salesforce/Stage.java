package io.throughline.simulator.salesforce;

import java.util.Arrays;
import java.util.Optional;

/** The sales stages of the org and what follows from each. */
enum Stage {
    PROSPECTING("Prospecting", 10, "Pipeline", false, false),
    QUALIFICATION("Qualification", 10, "Pipeline", false, false),
    NEEDS_ANALYSIS("Needs Analysis", 20, "Pipeline", false, false),
    VALUE_PROPOSITION("Value Proposition", 50, "Pipeline", false, false),
    DECISION_MAKERS("Id. Decision Makers", 60, "Pipeline", false, false),
    PERCEPTION_ANALYSIS("Perception Analysis", 70, "Pipeline", false, false),
    PROPOSAL("Proposal/Price Quote", 75, "Pipeline", false, false),
    NEGOTIATION("Negotiation/Review", 90, "Commit", false, false),
    CLOSED_WON("Closed Won", 100, "Closed", true, true),
    CLOSED_LOST("Closed Lost", 0, "Omitted", true, false);

    private final String label;
    private final int probability;
    private final String forecast;
    private final boolean closed;
    private final boolean won;

    Stage(String label, int probability, String forecast, boolean closed, boolean won) {
        this.label = label;
        this.probability = probability;
        this.forecast = forecast;
        this.closed = closed;
        this.won = won;
    }

    static Optional<Stage> of(String label) {
        return Arrays.stream(values())
                .filter(stage -> stage.label.equals(label))
                .findFirst();
    }

    String label() {
        return label;
    }

    int probability() {
        return probability;
    }

    String forecast() {
        return forecast;
    }

    boolean closed() {
        return closed;
    }

    boolean won() {
        return won;
    }
}
