/**
 * The demonstration: simulators, a runner, deals that are won, things that go wrong on purpose, and a report that says whether everything ended as it
 * should. Entry type: {@link io.throughline.runner.demo.Demo}. Uses the product as anybody would: by webhooks, polls and its ledger.
 */
package io.throughline.runner.demo;
