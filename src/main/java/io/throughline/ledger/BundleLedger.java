package io.throughline.ledger;

import java.util.List;
import java.util.Optional;

/** Which files a transaction finishes with (G11). Each method is one database transaction. Thread-safe; throws as {@link Ledger} does. */
public interface BundleLedger {

    /** Every stored bundle, the first stored first, with how many transactions are pinned to it. */
    List<BundleRecord> all();

    /** The text of a stored bundle, if there is one of this hash. */
    Optional<byte[]> content(String hash);

    /** What goes on by itself, by bundle and workflow: whoever hosts none of it here may have to. */
    List<OpenWork> open();

    /**
     * Pins the open transactions of a workflow that are pinned to nothing.
     *
     * @return how many
     */
    int adopt(String workflow, String bundle);

    /**
     * Pins one transaction that is with a person to another bundle, with an audit row (G12). Whether its steps allow that, {@link Repinning} says.
     *
     * @param version the version that the person saw
     * @param actor who decided
     * @param reason why
     * @return false if the transaction is not with a person any more or has another version; nothing was changed then
     */
    boolean repin(String transactionId, long version, String bundle, String actor, String reason);
}
