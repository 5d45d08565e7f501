/**
 * Corrections of what was posted for a time entry or an expense: the smallest set of linked lines that net to zero with what they take back (D14 to D16,
 * D18, D19). One for time and expenses alike. Entry type: {@link io.throughline.rules.correction.EntryCorrection}. Knows no vendor, no database and no clock.
 */
package io.throughline.rules.correction;
