package io.throughline.staffing;

import io.throughline.ledger.Ledger;
import io.throughline.ledger.NewTransaction;
import io.throughline.ledger.TransactionRecord;
import io.throughline.rules.Numbers;
import io.throughline.rules.Rule;
import io.throughline.rules.Ruling;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Projects of other systems that assignments or milestones name and nobody knows: one open transaction for each, whose desk case a person decides. Thread-safe. */
public final class UnknownProjects {

    /** Event that a project is named which nobody knows. */
    public static final String EVENT = "project.unknown.v1";

    private static final String OBJECT = "unknown-project";

    private final Ledger ledger;
    private final BiFunction<String, String, List<NewTransaction>> starts;

    UnknownProjects(Ledger ledger, BiFunction<String, String, List<NewTransaction>> starts) {
        this.ledger = ledger;
        this.starts = starts;
    }

    /** By what copies are found whose project nobody knows. */
    static String scope(String system, String theirs) {
        return "unknown:" + system + ':' + theirs;
    }

    /** Makes sure that a transaction waits for the project. */
    void tell(String system, String theirs) {
        String id = system + ':' + theirs;
        List<TransactionRecord> before = ledger.ofObject(OBJECT, id);
        if (before.stream().allMatch(one -> one.state().isFinal())) {
            String key = "project.unknown:%s:%d".formatted(id, before.size() + 1);
            ledger.accept(
                    new CopyEvent(key, EVENT, system, new CopyEvent.BusinessObject(OBJECT, id))
                            .with(Map.of("system", system, "projectId", theirs)),
                    starts.apply(EVENT, null));
        }
    }

    /** Why it is held. */
    public static Ruling held(String system, String theirs, String team) {
        return Ruling.held(
                Rule.KNOWN_PROJECT.id(),
                "People are assigned to a project that nobody knows, so nobody knows on which terms.",
                Numbers.of("system", system).and("project", theirs).map(),
                team,
                "Connect the project with its deal and contract and retry; dismiss this if it is none that is sold.",
                null);
    }
}
