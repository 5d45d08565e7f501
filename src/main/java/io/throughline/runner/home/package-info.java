/**
 * The data folder: where the ledger lies, which runner lives in it, and how another command on the same machine speaks to that runner. Entry types:
 * {@link io.throughline.runner.home.DataFolder}, {@link io.throughline.runner.home.RunnerClient}. Knows no database and no Camel.
 */
package io.throughline.runner.home;
