package io.throughline.ledger.jdbc;

import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

class H2GroupCommitTest extends GroupCommitContract {

    @Override
    DataSource connections() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:groups-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return source;
    }

    @Override
    Durability durability() {
        return Durability.NONE;
    }
}
