package io.throughline.ledger;

/**
 * What a vendor answered, kept compressed and with retention as evidence for mappings.
 *
 * @param call method and path template, no data
 * @param status HTTP status
 * @param body bytes as they came, at most the limit of the connector
 */
public record RawAnswer(String call, int status, byte[] body) {}
