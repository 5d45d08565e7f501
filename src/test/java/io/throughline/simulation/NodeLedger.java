package io.throughline.simulation;

import io.throughline.ledger.Change;
import io.throughline.ledger.Committed;
import io.throughline.ledger.Lease;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.LedgerUnavailableException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;

/**
 * The ledger as one node sees it: the process may die before or after each call of it, the database may be away, and the answer to a commit may get lost for good.
 * Notes for the check what was really stored.
 */
final class NodeLedger {

    private final SimulatedNode node;

    private NodeLedger(SimulatedNode node) {
        this.node = node;
    }

    static Ledger of(SimulatedNode node) {
        NodeLedger view = new NodeLedger(node);
        return (Ledger) Proxy.newProxyInstance(
                Ledger.class.getClassLoader(),
                new Class<?>[] {Ledger.class},
                (proxy, method, arguments) -> view.call(method, arguments));
    }

    private Object call(Method method, Object[] arguments) throws Throwable {
        SimulatedRun run = node.run();
        String where = method.getName() + " on " + node.name();
        run.requireAlive();
        run.mayCrash("crash before ledger", where, node);
        if (run.choices().fault("ledger away", where)) {
            run.trace(node, "the ledger is away for " + method.getName());
            throw new LedgerUnavailableException("LED-2001 away.", null);
        }
        Object answer = invoke(run, method, arguments);
        note(run, method.getName(), arguments, answer);
        run.mayCrash("crash after ledger", where, node);
        if (run.choices().fault("ledger answer lost", where)) {
            run.trace(node, "the answer to " + method.getName() + " was lost");
            throw new LedgerUnavailableException("LED-2002 the answer was lost.", null);
        }
        run.mayGiveUp(where);
        return answer;
    }

    private static Object invoke(SimulatedRun run, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(run.ledger(), arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    @SuppressWarnings("unchecked")
    private void note(SimulatedRun run, String method, Object[] arguments, Object answer) {
        if (method.equals("claim")) {
            ((List<Lease>) answer).forEach(lease -> {
                run.trace(node, "claims " + lease.transactionId() + " with epoch " + lease.epoch());
                run.claimed(lease);
            });
        } else if (method.equals("commit") && answer instanceof Committed.Stored) {
            noteCommit(run, (Lease) arguments[0], (String) arguments[1], (List<Change>) arguments[2]);
        }
    }

    private void noteCommit(SimulatedRun run, Lease lease, String commitId, List<Change> changes) {
        if (run.stored().isKnown(lease, commitId)) {
            run.trace(node, "had stored this of " + lease.transactionId() + " before");
            return;
        }
        for (Change change : changes) {
            run.trace(node, "stores " + lease.transactionId() + " " + StoredHistory.brief(change));
            run.stored().stored(lease, change);
            if (change instanceof Change.Intend intend) {
                run.intended(intend.marker());
            }
        }
    }
}
