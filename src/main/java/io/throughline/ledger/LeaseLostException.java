package io.throughline.ledger;

/** Another worker continues this transaction: the commit changed nothing (G6). Normal traffic, not a fault. */
public final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LeaseLostException(Lease lease) {
        super(
                "LED-2007 transaction %s lost its lease (epoch %d). Nothing was recorded; another worker continues it. No action needed."
                        .formatted(lease.transactionId(), lease.epoch()));
    }
}
