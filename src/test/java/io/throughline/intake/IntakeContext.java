package io.throughline.intake;

import io.throughline.config.CredentialSource;
import io.throughline.intake.trigger.Deals;
import io.throughline.intake.trigger.WorkflowStarts;
import io.throughline.intake.webhook.Signing;
import io.throughline.intake.webhook.WebhookLimits;
import io.throughline.intake.webhook.WebhookSource;
import io.throughline.ledger.NewTransaction;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** A Camel context with the beans that the component looks for, and shipped routes of intake. */
final class IntakeContext {

    private IntakeContext() {}

    static DefaultCamelContext with(MemoryLedger ledger, Clock clock, String secret) {
        DefaultCamelContext context = new DefaultCamelContext();
        WorkflowStarts starts = (type, region) -> List.of(new NewTransaction("for-" + type, region, null, "bundle"));
        WebhookSource source = new WebhookSource(
                "salesforce", List.of(CredentialSource.known(secret)), Deals.FEED, Set.of("opportunity.won"));
        context.getRegistry().bind("ledger", ledger);
        context.getRegistry().bind("clock", clock);
        context.getRegistry().bind("starts", starts);
        context.getRegistry()
                .bind(
                        "triggers",
                        new IntakeTriggers(
                                Map.of("salesforce-opportunity", Deals.FEED),
                                Map.of("salesforce", source),
                                WebhookLimits.DEFAULT));
        return context;
    }

    static DefaultCamelContext with(MemoryLedger ledger, Clock clock) {
        return with(ledger, clock, Signing.SECRET);
    }

    static void load(DefaultCamelContext context, String route) throws Exception {
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(
                        ResourceHelper.resolveResource(context, "file:" + Path.of("routes/intake", route + ".yaml")));
    }
}
