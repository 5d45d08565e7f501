package io.throughline.crash;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/** Connections that end the process when an event is written and about to be committed. */
final class HaltingConnections {

    private HaltingConnections() {}

    static DataSource to(String url, String user, Halt halt) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword("");
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setMaximumPoolSize(12);
        config.setMinimumIdle(1);
        return over(new HikariDataSource(config), halt);
    }

    private static DataSource over(DataSource source, Halt halt) {
        return (DataSource) Proxy.newProxyInstance(
                HaltingConnections.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                    try {
                        Object result = method.invoke(source, arguments);
                        return result instanceof Connection connection ? over(connection, halt) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static Connection over(Connection connection, Halt halt) {
        AtomicBoolean writesEvent = new AtomicBoolean();
        return (Connection) Proxy.newProxyInstance(
                HaltingConnections.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")
                            && arguments[0].toString().contains("insert into tl_event")) {
                        writesEvent.set(true);
                    }
                    if (method.getName().equals("rollback")) {
                        writesEvent.set(false);
                    }
                    if (method.getName().equals("commit") && writesEvent.getAndSet(false)) {
                        halt.reached(CrashPoint.BEFORE_EVENT_COMMIT);
                    }
                    try {
                        Object result = method.invoke(connection, arguments);
                        return method.getName().equals("createStatement") ? over((Statement) result, halt) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Migrations are run statement by statement. */
    private static Statement over(Statement statement, Halt halt) {
        return (Statement) Proxy.newProxyInstance(
                HaltingConnections.class.getClassLoader(),
                new Class<?>[] {Statement.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("execute")
                            && arguments[0].toString().contains("create table tl_")) {
                        halt.reached(CrashPoint.IN_MIGRATION);
                    }
                    try {
                        return method.invoke(statement, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
