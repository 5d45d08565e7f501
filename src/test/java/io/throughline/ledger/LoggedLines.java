package io.throughline.ledger;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What the ledger logs while something is done. */
public final class LoggedLines {

    private LoggedLines() {}

    /** The lines in their order, without level and class. */
    public static List<String> during(Runnable work) {
        Logger logger = (Logger) LoggerFactory.getLogger("io.throughline.ledger");
        ListAppender<ILoggingEvent> seen = new ListAppender<>();
        ch.qos.logback.classic.Level level = logger.getLevel();
        seen.start();
        logger.setLevel(ch.qos.logback.classic.Level.INFO);
        logger.addAppender(seen);
        try {
            work.run();
        } finally {
            logger.detachAppender(seen);
            logger.setLevel(level);
        }
        return seen.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
