package io.throughline.ledger.jdbc;

import java.time.Duration;

/** Which runners call which account. */
final class CallerSql {

    private static final String LIVE = "select count(*) as live from tl_caller where system_name = ?";

    private final Database database;
    private final String renew;
    private final String first;
    private final String forget;

    CallerSql(Database database) {
        this.database = database;
        Dialect dialect = database.dialect();
        renew = dialect.sql("update tl_caller set until_at = {now+ms} where system_name = ? and runner = ?");
        first = dialect.sql("insert into tl_caller (until_at, system_name, runner) values ({now+ms}, ?, ?)");
        forget = dialect.sql("delete from tl_caller where system_name = ? and until_at < {now}");
    }

    int callersOf(String system, String runner, Duration lease) {
        return database.transaction(tx -> {
            if (tx.update(renew, lease, system, runner) == 0) {
                tx.update(first, lease, system, runner);
            }
            tx.update(forget, system);
            return tx.first(LIVE, row -> row.number("live"), system).orElse(1);
        });
    }
}
