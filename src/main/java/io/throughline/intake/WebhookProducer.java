package io.throughline.intake;

import io.throughline.canonical.Json;
import io.throughline.intake.webhook.WebhookAnswer;
import io.throughline.intake.webhook.WebhookRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;

/** Takes an HTTP request to its answer. Reads nine headers and no more, and lets none of them come back (S-11). */
final class WebhookProducer extends DefaultProducer {

    private final IntakeEndpoint endpoint;

    WebhookProducer(IntakeEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    /** S-03: without good secrets there is no edge. */
    @Override
    protected void doStart() throws Exception {
        super.doStart();
        endpoint.services().webhooks().requireSecrets();
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        WebhookAnswer answer = endpoint.services().webhooks().handle(request(exchange, message));
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, answer.status());
        message.setBody(null);
        if (answer.retryAfter() != null) {
            message.setHeader("Retry-After", answer.retryAfter().toSeconds());
        }
        if (answer.eventId() != null) {
            message.setHeader(Exchange.CONTENT_TYPE, "application/json");
            message.setBody(Json.write(Map.of("event", answer.eventId())));
        }
        if (answer.challenge() != null) {
            message.setHeader(Exchange.CONTENT_TYPE, "application/json");
            message.setBody(Json.write(Map.of("challenge", answer.challenge())));
        }
    }

    private static WebhookRequest request(Exchange exchange, Message message) {
        return new WebhookRequest(
                system(message.getHeader(Exchange.HTTP_PATH, String.class)),
                address(exchange, message),
                message.getHeader(Exchange.CONTENT_TYPE, String.class),
                message.getHeader(Exchange.CONTENT_LENGTH, -1L, Long.class),
                message.getHeader("webhook-id", String.class),
                message.getHeader("webhook-timestamp", String.class),
                message.getHeader("webhook-signature", String.class),
                body(message),
                vendorHeaders(message));
    }

    private static Map<String, String> vendorHeaders(Message message) {
        Map<String, String> headers = new TreeMap<>();
        for (String name : WebhookRequest.VENDOR_HEADERS) {
            String value = message.getHeader(name, String.class);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return headers;
    }

    private static InputStream body(Message message) {
        InputStream body = message.getBody(InputStream.class);
        return body == null ? InputStream.nullInputStream() : body;
    }

    /** {@code /salesforce} → {@code salesforce}; a deeper path names no system. */
    private static String system(String path) {
        return path == null ? null : path.replaceFirst("^/", "");
    }

    private static String address(Exchange exchange, Message message) {
        HttpServletRequest request =
                exchange.getContext().getTypeConverter().tryConvertTo(HttpServletRequest.class, exchange, message);
        return request == null ? "" : request.getRemoteAddr();
    }
}
