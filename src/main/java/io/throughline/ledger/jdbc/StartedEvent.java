package io.throughline.ledger.jdbc;

import io.throughline.ledger.NewEvent;
import java.util.List;

/**
 * A new event and the ids it gives to what it starts.
 *
 * @param id of the event
 * @param transactionIds one for each transaction it starts, in their order
 */
record StartedEvent(String id, NewEvent event, List<String> transactionIds) {}
