/**
 * What an expense costs and what the customer pays for it: the rules D45 and D46, and with the others the whole decision about one expense ({@link
 * io.throughline.rules.expense.ExpenseDecision}) as lines of a posting batch. Knows no vendor, no database and no clock.
 */
package io.throughline.rules.expense;
