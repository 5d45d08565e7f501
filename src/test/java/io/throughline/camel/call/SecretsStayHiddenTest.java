package io.throughline.camel.call;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.throughline.connector.RawServer;
import io.throughline.connector.TestSystems;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SecretsStayHiddenTest {

    private final Queue<String> seen = new ConcurrentLinkedQueue<>();
    private final Logger root = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("ROOT");
    private final Level before = root.getLevel();
    private final AppenderBase<ILoggingEvent> ear = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            seen.add(event.getFormattedMessage() + ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
    };

    @BeforeEach
    void listen() {
        ear.start();
        root.addAppender(ear);
        root.setLevel(Level.TRACE);
    }

    @AfterEach
    void stop() {
        root.setLevel(before);
        root.detachAppender(ear);
    }

    @Test
    @DisplayName(
            "S-42, G16 the canary credential is in no log line of any level, no message, no address and no text of an object")
    void s42CanaryIsNowhere() throws Exception {
        try (RouteKit kit = new RouteKit()) {
            kit.route("- to: { uri: call:kantata, parameters: { method: POST, path: /things } }");
            for (RawServer.Script script : List.<RawServer.Script>of(
                    RawServer.always(200, "{}"),
                    RawServer.always(200, "no json " + TestSystems.CANARY),
                    RawServer.always(401, "{}"),
                    RawServer.always(422, "{\"errors\":[{\"message\":\"token " + TestSystems.CANARY + "\"}]}"),
                    (request, socket) -> socket.close())) {
                kit.server.script(script);
                call(kit);
            }
            assertThat(kit.server.requests())
                    .allSatisfy(request ->
                            assertThat(request.header("Authorization")).contains(TestSystems.CANARY));
            kit.camel.getEndpoints().forEach(endpoint -> seen.add(endpoint.toString()));
            seen.add(TestSystems.kantata(kit.server.url()).toString());
        }
        assertThat(seen).hasSizeGreaterThan(20).noneMatch(line -> line.contains(TestSystems.CANARY));
    }

    private void call(RouteKit kit) {
        CallContext context = RouteKit.context();
        Exchange exchange = kit.exchange(context);
        kit.camel.createProducerTemplate().send("direct:tried", exchange);
        seen.add(exchange + " " + exchange.getProperties() + " " + exchange.getVariables());
        if (exchange.getException() != null) {
            StringWriter text = new StringWriter();
            exchange.getException().printStackTrace(new PrintWriter(text));
            seen.add(text.toString());
        }
    }
}
