package io.throughline.desk;

import io.throughline.ledger.DecisionRecord.Approved;
import io.throughline.ledger.DecisionRecord.Edit;
import io.throughline.ledger.Ruling.Effects;
import java.util.List;

/** What a decision would do, or why it cannot be taken. */
sealed interface Plan {

    /**
     * It can be taken.
     *
     * @param does what it does, one sentence
     * @param effects what is stored
     * @param record what is kept of it
     */
    record Possible(String does, Effects effects, Kept record) implements Plan {

        /** A plan of which nothing is kept but who took it and why. */
        Possible(String does, Effects effects) {
            this(does, effects, Kept.NOTHING);
        }
    }

    /**
     * What is kept of a decision beside who took it and why.
     *
     * @param chosen the record that the person named, else null
     * @param edits the edit trail
     * @param approved what was approved, else null
     */
    record Kept(String chosen, List<Edit> edits, Approved approved) {
        static final Kept NOTHING = new Kept(null, List.of(), null);
    }

    /**
     * It cannot.
     *
     * @param code of the reason
     * @param why one or more sentences that say what is possible instead
     */
    record Impossible(String code, String why) implements Plan {}

    /** What stands in the way of every decision but the reading. */
    static Impossible impossible(String why) {
        return new Impossible("DSK-1006", why);
    }
}
