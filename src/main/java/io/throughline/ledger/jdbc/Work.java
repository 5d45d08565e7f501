package io.throughline.ledger.jdbc;

import java.sql.SQLException;

/**
 * What one database transaction does. It may be run again from the start when it was disturbed (deadlock, lost answer to a commit, somebody
 * else was first with a unique key): on a repeat ({@link Tx#isRepeat()}) it must look whether it was carried out before it writes.
 */
@FunctionalInterface
interface Work<T> {
    T in(Tx tx) throws SQLException;
}
