package io.throughline.intake.webhook;

import io.throughline.intake.trigger.EventCheck;
import io.throughline.intake.trigger.SourceVersion;
import io.throughline.intake.trigger.UnreadableRecordException;
import io.throughline.intake.trigger.WorkflowStarts;
import io.throughline.ledger.Accepted;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.NewEvent;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Commits a verified message as a notice: a hint that a record may have changed, with a transaction that reads the record itself. A message
 * that names no record is stored too and ends in a desk case, so that its sender does not bring it back for days. Thread-safe.
 */
public final class WebhookInbox {

    private final Ledger ledger;
    private final WorkflowStarts starts;
    private final EventCheck check;

    public WebhookInbox(Ledger ledger, WorkflowStarts starts) {
        this(ledger, starts, EventCheck.NONE);
    }

    /** The same, with a check of what is to be committed. */
    public WebhookInbox(Ledger ledger, WorkflowStarts starts, EventCheck check) {
        this.ledger = ledger;
        this.starts = starts;
        this.check = check;
    }

    /**
     * Stores the message, or finds that it was stored before (G2).
     *
     * @throws io.throughline.ledger.LedgerUnavailableException if it could not be stored; nothing may be acknowledged then
     */
    Accepted store(WebhookSource source, SignedHeaders headers, byte[] body) {
        String key = "webhook:%s:%s".formatted(source.system(), headers.id());
        Map<String, Object> data = fitting(source, read(source, headers, body));
        Accepted accepted = accept(source, key, data, headers.sentAt(), body);
        if (accepted.repeated() && isOther(accepted, data)) {
            noteDifference(source, key, data, headers.sentAt(), body);
        }
        return accepted;
    }

    private Accepted accept(WebhookSource source, String key, Map<String, Object> data, Instant sentAt, byte[] body) {
        String type = source.feed().events().noticed();
        NewEvent event = new NewEvent(
                key,
                type,
                source.system(),
                source.feed().object() + "-notice",
                data.getOrDefault("id", data.get("webhook")).toString(),
                new SourceVersion(sentAt).text(),
                null,
                Instant.parse(data.get("occurredAt").toString()),
                data,
                body,
                "application/json");
        Accepted accepted = ledger.accept(event, startsWork(source, data) ? starts.startedBy(type, null) : List.of());
        starts.accepted();
        return accepted;
    }

    private static Map<String, Object> read(WebhookSource source, SignedHeaders headers, byte[] body) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("feed", source.feed().name());
        data.put("webhook", headers.id());
        data.put("body", sha256(body));
        try {
            Envelope envelope =
                    Envelope.read(body, headers.sentAt(), source.feed().fields().style());
            data.put("id", envelope.id());
            data.put("type", envelope.type());
            data.put("occurredAt", envelope.occurredAt().toString());
        } catch (UnreadableRecordException e) {
            data.put("problem", e.getMessage());
            data.put("occurredAt", headers.sentAt().toString());
        }
        return data;
    }

    /** What does not fit the schema of a notice is left out of it; the message itself is kept as it came, and a person looks at it. */
    private Map<String, Object> fitting(WebhookSource source, Map<String, Object> data) {
        List<String> wrong = check.problems(source.feed().events().noticed(), data);
        if (wrong.isEmpty()) {
            return data;
        }
        Map<String, Object> less = new LinkedHashMap<>(data);
        less.keySet().retainAll(List.of("feed", "webhook", "body", "occurredAt"));
        less.put("problem", "MAP-3005 its notice would not fit its schema: " + String.join(" ", wrong));
        return less;
    }

    /** A message of a type that nobody asked for is kept and starts nothing; an unreadable one must be looked at by a person. */
    private static boolean startsWork(WebhookSource source, Map<String, Object> data) {
        return data.containsKey("problem") || source.types().contains(String.valueOf(data.get("type")));
    }

    private boolean isOther(Accepted accepted, Map<String, Object> data) {
        return accepted.transactionIds().stream()
                .map(ledger::history)
                .flatMap(java.util.Optional::stream)
                .anyMatch(history ->
                        !data.get("body").equals(history.event().data().get("body")));
    }

    /** S-02: the first body of an id wins; the second one is shown to a person, and the sender is not made to repeat it. */
    private void noteDifference(
            WebhookSource source, String key, Map<String, Object> data, Instant sentAt, byte[] body) {
        data.remove("id");
        data.put("problem", "it came with the webhook-id of an earlier message but with another body");
        accept(source, key + ':' + data.get("body"), data, sentAt, body);
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
