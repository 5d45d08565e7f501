/**
 * The ledger in SQL, one text for H2 and PostgreSQL; the only package that speaks SQL. Entry type: {@link
 * io.throughline.ledger.jdbc.JdbcLedger}. One class a use case, each with its statements. Knows no Camel, no workflow decisions and no
 * business rules. Rules of the house for every statement: constants and bind variables only (S-52), the database clock only (G7), after an
 * error only rollback, errors recognised by SQLState.
 */
package io.throughline.ledger.jdbc;
