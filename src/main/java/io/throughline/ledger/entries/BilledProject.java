package io.throughline.ledger.entries;

import io.throughline.canonical.Money;

/**
 * What is billed or ready to be billed of a project: the net of its lines that the ERP did not refuse.
 *
 * @param projectId our id
 * @param contractLineKey line of the contract; null for lines that name none
 * @param bill in the currency of the lines
 */
public record BilledProject(String projectId, String contractLineKey, Money bill) {}
