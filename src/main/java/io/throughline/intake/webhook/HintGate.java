package io.throughline.intake.webhook;

import io.throughline.ledger.LedgerUnavailableException;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes messages that only say that there is news. Nothing of them is believed: the page feeds that they are about are read soon, and hints that come
 * together, twice or in any order lead to one poll. 2xx only after the hint is committed (G1). Thread-safe.
 */
public final class HintGate {

    private static final Logger LOG = LoggerFactory.getLogger(HintGate.class);

    /** Of so many messages it is remembered that they came; a repeat that comes later costs one more poll. */
    private static final int REMEMBERED = 10_000;

    private final Map<String, HintSource> sources;
    private final Consumer<String> hinted;
    private final BearerToken tokens;
    private final Set<String> seen =
            Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>(64, 0.75f, false) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > REMEMBERED;
                }
            }));

    /** @param hinted commits that a page feed has news */
    public HintGate(Map<String, HintSource> sources, Consumer<String> hinted, Clock clock) {
        this.sources = Map.copyOf(sources);
        this.hinted = hinted;
        this.tokens = new BearerToken(clock);
    }

    void requireSecrets() {
        sources.values().forEach(HintSource::readSecrets);
    }

    boolean knows(String system) {
        return sources.containsKey(system);
    }

    WebhookAnswer take(WebhookRequest request, byte[] body) {
        HintSource source = sources.get(request.system());
        try {
            Hint hint = Hint.of(source.style(), request, body);
            if (hint.challenge() != null) {
                return WebhookAnswer.echoing(hint.challenge());
            }
            return isGenuine(source, request, body) ? hint(source, hint) : WebhookAnswer.NOT_SIGNED;
        } catch (IllegalStateException e) {
            LOG.error("{} The sender is told to come back later; nothing is lost as long as it does.", e.getMessage());
            return WebhookAnswer.NOT_STORED;
        } catch (LedgerUnavailableException e) {
            LOG.warn(
                    "WHK-2002 a webhook of '{}' could not be noted: {} The sender was told to come back later, and the feeds are read at their usual times anyway.",
                    source.system(),
                    e.getMessage());
            return WebhookAnswer.NOT_STORED;
        }
    }

    private boolean isGenuine(HintSource source, WebhookRequest request, byte[] body) {
        List<byte[]> secrets = source.readSecrets();
        String header = source.style() == HintStyle.JIRA ? "x-hub-signature" : "authorization";
        String signature = request.headers().get(header);
        if (signature == null) {
            return source.unsigned();
        }
        return source.style() == HintStyle.JIRA
                ? HubSignature.fits(signature, body, secrets)
                : tokens.fits(signature, source.audience(), secrets);
    }

    private WebhookAnswer hint(HintSource source, Hint hint) {
        String name = source.system() + ' ' + hint.id();
        boolean matters = source.types().isEmpty() || source.types().contains(String.valueOf(hint.type()));
        if (matters && (hint.id() == null || !seen.contains(name))) {
            source.feeds().forEach(hinted);
            if (hint.id() != null) {
                seen.add(name);
            }
        }
        return WebhookAnswer.HINTED;
    }
}
