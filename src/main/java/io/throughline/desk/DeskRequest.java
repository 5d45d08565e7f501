package io.throughline.desk;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A decision as a person sends it.
 *
 * @param action what is decided
 * @param version the version of the case that the person saw
 * @param reason why, in the person's words
 * @param as the record that a call in doubt made, else null
 * @param set corrected values by path, as text
 * @param options what the person agrees to
 */
public record DeskRequest(
        DeskAction action, long version, String reason, String as, Map<String, String> set, Options options) {

    /** Keeps a copy. */
    public DeskRequest {
        set = new LinkedHashMap<>(set);
    }

    /**
     * What a person agrees to.
     *
     * @param acceptLooseEnds records of the deal stay in other systems
     * @param withCurrent the transaction goes on with the present workflows, mappings and regions instead of those it began with
     */
    public record Options(boolean acceptLooseEnds, boolean withCurrent) {

        /** Nothing. */
        public static final Options NONE = new Options(false, false);
    }
}
