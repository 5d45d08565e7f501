package io.throughline.ledger;

import java.time.Duration;

/**
 * Transactions of one workflow and one bundle that will go on by themselves: due, leased or waiting for their time.
 *
 * @param bundle hash of what they are pinned to; null if they are pinned to nothing yet
 * @param workflow route id of their workflow
 * @param transactions how many
 * @param leased how many of them somebody works on now
 * @param overdue since when the first of them that nobody works on could have been claimed, by the database clock; zero if none could
 */
public record OpenWork(String bundle, String workflow, long transactions, long leased, Duration overdue) {}
