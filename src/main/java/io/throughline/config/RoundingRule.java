package io.throughline.config;

import io.throughline.canonical.Rounding;
import java.util.Locale;

/**
 * How a legal entity rounds.
 *
 * @param mode applied once per stated step (D2)
 * @param taxLevel at which level tax is rounded (D3)
 */
public record RoundingRule(Rounding mode, TaxLevel taxLevel) {

    /** Where tax is rounded; in files and terms written in lower case with hyphens. */
    public enum TaxLevel {
        /** Each line for itself. */
        LINE,
        /** Once, on the tax of the whole document. */
        DOCUMENT,
        /** Once per rate within the document, as Japan requires. */
        DOCUMENT_AND_RATE
    }

    /** The mode as files and terms write it, such as {@code half-up}. */
    public String modeWord() {
        return word(mode);
    }

    /** The level as files and terms write it, such as {@code document-and-rate}. */
    public String taxLevelWord() {
        return word(taxLevel);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
