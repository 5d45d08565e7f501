/**
 * How business facts come in: polled feeds and webhooks, both ending in the same deduped event. Entry type: {@link
 * io.throughline.intake.IntakeComponent}, the Camel component {@code intake:}. Speaks to the ledger's interface; knows no workflow, no mapping, no SQL.
 */
package io.throughline.intake;
