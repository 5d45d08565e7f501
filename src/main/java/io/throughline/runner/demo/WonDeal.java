package io.throughline.runner.demo;

/**
 * A deal that the demonstration won.
 *
 * @param id its id in the CRM
 * @param region country code
 * @param meant how it is meant to end
 */
record WonDeal(String id, String region, Ending meant) {}
