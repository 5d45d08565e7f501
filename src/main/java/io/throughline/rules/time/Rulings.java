package io.throughline.rules.time;

import io.throughline.rules.Ruling;
import java.util.ArrayList;
import java.util.List;

/** Collects what rules say about one entry. Not thread-safe. */
final class Rulings {

    private final List<Ruling> all = new ArrayList<>(8);
    private boolean held;
    private boolean returned;

    void add(Ruling ruling) {
        if (ruling == null || all.contains(ruling)) {
            return;
        }
        all.add(ruling);
        held |= ruling.effect() == Ruling.Effect.HELD;
        returned |= ruling.effect() == Ruling.Effect.RETURNED;
    }

    /** Whether nothing may be written. */
    boolean stopped() {
        return held || returned;
    }

    /** What its author must mend comes before what others decide. */
    Decision.Status status() {
        return returned ? Decision.Status.RETURN : Decision.Status.HOLD;
    }

    List<Ruling> all() {
        return all;
    }

    /** Ids of the rules that shaped what goes on, each once. */
    List<String> ids() {
        List<String> ids = new ArrayList<>(all.size());
        for (Ruling ruling : all) {
            if (!ids.contains(ruling.rule())) {
                ids.add(ruling.rule());
            }
        }
        return ids;
    }
}
