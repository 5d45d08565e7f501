/**
 * The edge that webhooks arrive at: limits before work, Standard Webhooks signatures over raw bytes, and the envelope. Entry type:
 * {@link io.throughline.intake.webhook.WebhookGate}. Knows no Camel, no SQL; a message is only a hint, its facts are read from the source.
 */
package io.throughline.intake.webhook;
