package io.throughline;

import io.throughline.ledger.recorded.RecordedTransaction.RecordedBinding;
import io.throughline.ledger.recorded.WhoWasWho;
import java.io.IOException;
import java.util.List;

/** What a ledger remembers of who was who. Must be safe for use by several threads. */
@FunctionalInterface
public interface RecordedBindings {

    /**
     * Every binding there is or was.
     *
     * @throws IOException if who has the ledger open does not answer
     */
    List<RecordedBinding> of(WhoWasWho asked) throws IOException, InterruptedException;
}
