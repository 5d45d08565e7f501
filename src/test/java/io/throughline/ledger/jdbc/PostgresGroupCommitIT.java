package io.throughline.ledger.jdbc;

import io.throughline.ledger.PostgresServer;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresGroupCommitIT extends GroupCommitContract {

    @Override
    DataSource connections() {
        LedgerSettings settings = PostgresServer.shared().newDatabase();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(settings.url());
        source.setUser(settings.user());
        source.setOptions("-c lock_timeout=2s");
        return source;
    }

    @Override
    Durability durability() {
        return Durability.FULL;
    }
}
