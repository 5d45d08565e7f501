package io.throughline.intake;

import io.throughline.intake.feed.FeedHealth;
import io.throughline.intake.feed.RecordIntake;
import io.throughline.intake.page.PageSources;
import io.throughline.intake.page.PageTurn;
import io.throughline.intake.trigger.EventCheck;
import io.throughline.intake.trigger.WorkflowStarts;
import io.throughline.intake.webhook.HintGate;
import io.throughline.intake.webhook.WebhookGate;
import io.throughline.intake.webhook.WebhookInbox;
import io.throughline.ledger.Ledger;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.apache.camel.support.CamelContextHelper;

/**
 * What the endpoints of one Camel context share. Found in its registry by type: {@link Ledger}, {@link IntakeTriggers}, {@link WorkflowStarts}, {@link
 * Clock} and, if there are any, {@link EventCheck} and {@link PageSources}; the façade binds them. Thread-safe.
 */
record IntakeServices(
        Ledger ledger,
        IntakeTriggers triggers,
        Clock clock,
        RecordIntake records,
        FeedHealth health,
        WebhookGate webhooks,
        PageSources pages,
        WorkflowStarts starts,
        EventCheck check) {

    /** Name of the clock in the registry. */
    private static final String CLOCK = "throughlineClock";

    static IntakeServices in(CamelContext context) {
        Ledger ledger = bean(context, Ledger.class);
        IntakeTriggers triggers = bean(context, IntakeTriggers.class);
        WorkflowStarts starts = bean(context, WorkflowStarts.class);
        EventCheck found = CamelContextHelper.findSingleByType(context, EventCheck.class);
        EventCheck check = found == null ? EventCheck.NONE : found;
        Clock clock = clock(context);
        WebhookGate gate = new WebhookGate(
                triggers.webhooks(),
                new HintGate(triggers.hints(), feed -> ledger.feeds().hint(feed, PageTurn.SOON), clock),
                new WebhookInbox(ledger, starts, check),
                triggers.limits(),
                clock,
                System::nanoTime);
        PageSources offered = CamelContextHelper.findSingleByType(context, PageSources.class);
        return new IntakeServices(
                ledger,
                triggers,
                clock,
                new RecordIntake(ledger, starts, check, clock),
                new FeedHealth(),
                gate,
                offered == null ? PageSources.NONE : offered,
                starts,
                check);
    }

    // A host may have clocks of its own in the registry, so ours goes by its name there.
    private static Clock clock(CamelContext context) {
        Clock ours = context.getRegistry().lookupByNameAndType(CLOCK, Clock.class);
        return ours == null ? bean(context, Clock.class) : ours;
    }

    private static <T> T bean(CamelContext context, Class<T> type) {
        return CamelContextHelper.mandatoryFindSingleByType(context, type);
    }
}
