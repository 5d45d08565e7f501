package io.throughline.connector;

/**
 * How an ERP books what is posted to it, as its capability file declares under {@code facts}: nothing of it is assumed (docs/connectors.md, "Facts of an ERP").
 * Rules and routes ask here instead of asking which vendor it is. Immutable.
 *
 * @param postsOn when a line is in the books
 * @param correction how an earlier line is taken back
 * @param quantity how precisely hours are kept (D5)
 * @param recomputes whether it multiplies quantity and rate itself, so that the rate must give our amount (D5)
 * @param intercompany who makes the legs between companies (D50)
 * @param recognition who recognises revenue (D52)
 * @param costOnLedger what a line's cost does in the general ledger (D30)
 * @param voidTakes what goes with a line that is voided
 * @param taxRounding where tax is rounded (D3)
 */
public record ErpFacts(
        PostsOn postsOn,
        Correction correction,
        Quantity quantity,
        boolean recomputes,
        Maker intercompany,
        Maker recognition,
        CostOnLedger costOnLedger,
        VoidTakes voidTakes,
        TaxRounding taxRounding) {

    /** When a line is in the books. */
    public enum PostsOn {
        /** With the call that writes it. */
        WRITE,
        /** By a run of the ERP's own, later; until then it is a draft. */
        LATER_RUN
    }

    /** How an earlier line is taken back. */
    public enum Correction {
        /** A second line of the negative amount. */
        APPEND_REVERSAL,
        /** The line itself is changed. */
        EDIT,
        /** The document is voided and written anew. */
        VOID_AND_REPOST
    }

    /** How precisely hours are kept. */
    public enum Quantity {
        /** A decimal number of hours. */
        DECIMAL("decimal"),
        /** Hours and whole minutes. */
        HOURS_MINUTES("h:mm");

        private final String word;

        Quantity(String word) {
            this.word = word;
        }

        /** The word of capability files. */
        public String word() {
            return word;
        }
    }

    /** Who makes something. */
    public enum Maker {
        /** We send it. */
        US,
        /** The ERP makes it by itself; sending it would make it twice. */
        ERP
    }

    /** What a line's cost does in the general ledger. */
    public enum CostOnLedger {
        /** It stays in the project and is no posting. */
        NONE,
        /** It is an expense at once. */
        EXPENSE,
        /** It is an asset until it is invoiced: work in progress. */
        WIP,
        /** The group of the project decides. */
        PROJECT_GROUP
    }

    /** What goes with a line that is voided. */
    public enum VoidTakes {
        /** The line alone. */
        LINE,
        /** All of its document. */
        DOCUMENT
    }

    /** Where tax is rounded. */
    public enum TaxRounding {
        /** On each line. */
        LINE,
        /** Once, on the document. */
        DOCUMENT
    }
}
