/**
 * Corrections of what was posted for an expense: the smallest set of linked lines that net to zero with what they take back (D14 to D16, D18, D19). Time
 * entries have theirs in {@link io.throughline.rules.time}, where they are priced anew. Entry type: {@link
 * io.throughline.rules.correction.EntryCorrection}. Knows no vendor, no database and no clock.
 */
package io.throughline.rules.correction;
