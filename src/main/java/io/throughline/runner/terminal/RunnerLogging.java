package io.throughline.runner.terminal;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.util.List;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what people should read to the error stream, one line each; the output stream belongs to the commands. In code, because a library jar must not
 * bring a logging configuration to its host. {@code -Dlogback.configurationFile=FILE} replaces it.
 */
public final class RunnerLogging {

    /** Line breaks and control characters in a message cannot forge a second line (S-10). */
    private static final String LINE =
            "%d{HH:mm:ss.SSS} %-5level %logger{0} - %replace(%msg){'[\\r\\n\\p{Cntrl}]+', ' '}";

    /** What was thrown, in the same line and without its stack trace. */
    private static final String BRIEF = LINE + "%replace( %ex{1}){'(?s)\\R.*|^\\s+$', ''}%nopex%n";

    private static final String DETAILED = LINE + "%n%ex";

    /**
     * What tells nothing new: Flyway lags behind H2's versions, Camel would rather see its YAML written longer, and a start that fails is told by the
     * command itself.
     */
    private static final List<String> KNOWN = List.of(
            "org.flywaydb.core.internal.database.base.Database",
            "org.apache.camel.dsl.yaml.common.YamlDeserializerBase",
            "org.apache.camel.impl.engine.AbstractCamelContext",
            "org.apache.camel.impl.engine.InternalServiceManager");

    private RunnerLogging() {}

    /** Applies {@code level} to Throughline's own messages; libraries speak only when something is wrong. */
    public static void configure(Level level) {
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        if (System.getProperty("logback.configurationFile") == null && factory instanceof LoggerContext context) {
            context.reset();
            ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
            boolean detailed = level == Level.DEBUG;
            root.setLevel(detailed ? Level.INFO : Level.WARN);
            root.addAppender(console(context, detailed ? DETAILED : BRIEF));
            context.getLogger("io.throughline").setLevel(level);
            if (!detailed) {
                KNOWN.forEach(name -> context.getLogger(name).setLevel(Level.OFF));
            }
        }
    }

    /** Lets classes tell errors only: what it warns of is brought about on purpose, and told otherwise. */
    public static void hush(List<String> tellers) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            tellers.forEach(teller -> context.getLogger(teller).setLevel(Level.ERROR));
        }
    }

    private static ConsoleAppender<ILoggingEvent> console(LoggerContext context, String pattern) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(pattern);
        encoder.start();
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setTarget("System.err");
        console.setEncoder(encoder);
        console.start();
        return console;
    }
}
