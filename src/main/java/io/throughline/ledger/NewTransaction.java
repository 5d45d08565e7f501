package io.throughline.ledger;

/**
 * A run of a workflow to be started.
 *
 * @param workflow route id of the workflow
 * @param region region if known, else null
 * @param parentId the transaction of the same deal that started it, else null
 * @param bundle hash of the workflows, operations, mappings and regions it shall finish with (G11)
 */
public record NewTransaction(String workflow, String region, String parentId, String bundle) {}
