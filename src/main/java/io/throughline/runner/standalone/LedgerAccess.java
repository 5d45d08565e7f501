package io.throughline.runner.standalone;

import io.throughline.Throughline;
import io.throughline.config.Layers;
import io.throughline.desk.DeskDoor;
import io.throughline.desk.DeskReply;
import io.throughline.ledger.Ledger;
import io.throughline.runner.archive.Archive;
import io.throughline.runner.archive.LedgerArchive;
import io.throughline.runner.archive.RemoteArchive;
import io.throughline.runner.entries.Entries;
import io.throughline.runner.entries.LedgerEntries;
import io.throughline.runner.home.DataFolder;
import io.throughline.runner.home.RemoteDesk;
import io.throughline.runner.home.RemoteEntries;
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

    /** A question to the desk. */
    public interface DeskQuestion {
        DeskReply to(DeskDoor desk) throws IOException, InterruptedException;
    }

    public <T> T ask(Question<T> question) throws Exception {
        return patiently(
                runner -> question.to(new RemoteTransactions(runner)),
                ledger -> question.to(new LedgerTransactions(ledger)));
    }

    /** A question about time entries and expenses. */
    public interface EntryQuestion<T> {
        T to(Entries entries) throws IOException, InterruptedException;
    }

    /** Asks about entries. Asked directly, the ledger stays open until the question is answered; if a runner goes away meanwhile, the question is put again. */
    public <T> T inEntries(EntryQuestion<T> question) throws Exception {
        return patiently(
                runner -> question.to(new RemoteEntries(runner)), ledger -> question.to(new LedgerEntries(ledger)));
    }

    /** Asks about entries once; empty while a runner holds the place and does not answer. */
    public <T> Optional<T> inEntriesNow(EntryQuestion<T> question) throws Exception {
        return tryOnce(
                runner -> question.to(new RemoteEntries(runner)), ledger -> question.to(new LedgerEntries(ledger)));
    }

    /** A question to the archive. */
    public interface ArchiveQuestion<T> {
        T to(Archive archive) throws IOException, InterruptedException;
    }

    /**
     * Asks for bundles and records. Asked directly, the ledger stays open until the question is answered.
     *
     * @param current hash of the files that are current if no runner lives
     */
    public <T> T inArchive(String current, ArchiveQuestion<T> question) throws Exception {
        return patiently(
                runner -> question.to(new RemoteArchive(runner)),
                ledger -> question.to(new LedgerArchive(ledger, current)));
    }

    /** Asks once; empty while a runner holds the place and does not answer, as one does that just starts. */
    public <T> Optional<T> askNow(Question<T> question) throws Exception {
        return tryOnce(
                runner -> question.to(new RemoteTransactions(runner)),
                ledger -> question.to(new LedgerTransactions(ledger)));
    }

    /**
     * Asks the desk. If the answer of a runner is lost, the question is asked again: a decision that was stored counts once.
     *
     * @param files workflows, mappings and configuration, for when no runner lives
     */
    public DeskReply atDesk(Layers files, DeskQuestion question) throws Exception {
        return patiently(runner -> question.to(new RemoteDesk(runner)), ledger -> question.to(desk(files, ledger)));
    }

    private static DeskDoor desk(Layers files, Ledger ledger) {
        return Throughline.builder().layers(files).ledger(ledger).build().desk();
    }

    private <T> T patiently(Way<RunnerClient, T> remote, Way<Ledger, T> direct) throws Exception {
        return Patience.until(START_TIME, () -> tryOnce(remote, direct))
                .orElseThrow(() -> new CommandFailure(
                        "RUN-1006 the runner of %s has its ledger open but does not answer; try again, or stop that runner."
                                .formatted(folder.root())));
    }

    private interface Way<W, T> {
        T through(W way) throws IOException, InterruptedException;
    }

    private <T> Optional<T> tryOnce(Way<RunnerClient, T> remote, Way<Ledger, T> direct)
            throws IOException, InterruptedException {
        Optional<T> answer = askRunner(remote);
        if (answer.isPresent()) {
            return answer;
        }
        Optional<RunnerPlace> place = folder.occupy();
        if (place.isEmpty()) {
            return Optional.empty();
        }
        try (RunnerPlace held = place.get()) {
            return Optional.of(askDirectly(direct));
        }
    }

    private <T> Optional<T> askRunner(Way<RunnerClient, T> remote) throws IOException, InterruptedException {
        Optional<RunnerAddress> address = folder.runnerFile().read();
        if (address.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(remote.through(new RunnerClient(address.get())));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private <T> T askDirectly(Way<Ledger, T> direct) throws IOException, InterruptedException {
        if (!source.exists()) {
            throw new CommandFailure(
                    "RUN-1007 there is no ledger in %s; 'throughline run --data %s' starts a runner that makes one."
                            .formatted(folder.root(), folder.root()));
        }
        try (Ledger ledger = source.open()) {
            return direct.through(ledger);
        }
    }
}
