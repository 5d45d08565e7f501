package io.throughline.connector.vendor;

import java.util.List;

/**
 * What a vendor says about a refusal, before it is made safe to show.
 *
 * @param code the vendor's own code, for example {@code REQUIRED_FIELD_MISSING}; empty if none
 * @param fields names or paths of the fields it is about
 * @param message the vendor's words; may quote data of the request
 */
public record VendorError(String code, List<String> fields, String message) {

    /** Nothing readable was said. */
    public static final VendorError NONE = new VendorError("", List.of(), "");

    /** Whether the vendor's words contain these, in any case. */
    boolean says(String words) {
        return message.toLowerCase(java.util.Locale.ROOT).contains(words);
    }
}
