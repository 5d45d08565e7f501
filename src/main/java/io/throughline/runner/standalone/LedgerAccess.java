package io.throughline.runner.standalone;

import io.throughline.ledger.Ledger;
import io.throughline.runner.home.DataFolder;
import io.throughline.runner.home.RemoteTransactions;
import io.throughline.runner.home.RunnerAddress;
import io.throughline.runner.home.RunnerClient;
import io.throughline.runner.home.RunnerPlace;
import io.throughline.runner.story.LedgerTransactions;
import io.throughline.runner.story.Transactions;
import io.throughline.runner.terminal.CommandFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads the ledger of a data folder while runners come and go: through the living one, else directly and only as long as the question takes, so that a
 * runner that starts meanwhile finds it free.
 */
public final class LedgerAccess {

    /** A runner that starts has the place before it answers. */
    private static final Duration START_TIME = Duration.ofSeconds(20);

    private final DataFolder folder;
    private final LedgerSource source;

    public LedgerAccess(DataFolder folder, LedgerSource source) {
        this.folder = folder;
        this.source = source;
    }

    /** A question to the ledger. */
    public interface Question<T> {
        T to(Transactions transactions) throws IOException, InterruptedException;
    }

    public <T> T ask(Question<T> question) throws Exception {
        return Patience.until(START_TIME, () -> tryOnce(question))
                .orElseThrow(() -> new CommandFailure(
                        "RUN-1006 the runner of %s has its ledger open but does not answer; try again, or stop that runner."
                                .formatted(folder.root())));
    }

    private <T> Optional<T> tryOnce(Question<T> question) throws IOException, InterruptedException {
        Optional<T> answer = askRunner(question);
        if (answer.isPresent()) {
            return answer;
        }
        Optional<RunnerPlace> place = folder.occupy();
        if (place.isEmpty()) {
            return Optional.empty();
        }
        try (RunnerPlace held = place.get()) {
            return Optional.of(askDirectly(question));
        }
    }

    private <T> Optional<T> askRunner(Question<T> question) throws IOException, InterruptedException {
        Optional<RunnerAddress> address = folder.runnerFile().read();
        if (address.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(question.to(new RemoteTransactions(new RunnerClient(address.get()))));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private <T> T askDirectly(Question<T> question) throws IOException, InterruptedException {
        if (!source.exists()) {
            throw new CommandFailure(
                    "RUN-1007 there is no ledger in %s; 'throughline run --data %s' starts a runner that makes one."
                            .formatted(folder.root(), folder.root()));
        }
        try (Ledger ledger = source.open()) {
            return question.to(new LedgerTransactions(ledger));
        }
    }
}
