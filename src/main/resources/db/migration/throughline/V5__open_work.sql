-- What is due or leased, of every workflow and bundle, without what has ended or is with a person (null there).
create index tl_transaction_open on tl_transaction (due_at);
