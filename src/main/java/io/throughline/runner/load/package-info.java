/**
 * Data of a whole firm for trials of volume: time and expenses of people on projects with contracts, rates and corrections, drawn from a seed and the same again
 * with the same seed. The plan is pure and streams; writers put it into simulators and a ledger; what must come out is calculated here anew, without the
 * rules of the product, and compared with ledger and ERP. Entry types: {@link io.throughline.runner.load.LoadPlan}, {@link io.throughline.runner.load.Load},
 * {@link io.throughline.runner.load.LoadComparison}.
 */
package io.throughline.runner.load;
