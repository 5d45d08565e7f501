package io.throughline.posting;

/**
 * The ERP of a company tells accounting periods, and none of them is known yet: the runner has just begun, or the ERP is away. Nothing was decided; the page is
 * tried again. Held for it, the entries would need a person although nothing is wrong with them.
 */
public final class PeriodsUnknownException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param legalEntity whose periods are awaited */
    public PeriodsUnknownException(String legalEntity) {
        super(
                "LED-2107 no accounting period of %s is known yet. Nothing was decided about the page; it is tried again once the ERP has told them. Look at doctor if that stays so."
                        .formatted(legalEntity));
    }
}
