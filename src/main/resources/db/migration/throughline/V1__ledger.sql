-- The ledger. One text for H2 and PostgreSQL. All instants are written by the database clock (G7), except occurred_at, which is the source's.

create table tl_event (
  id             varchar(64)   not null primary key,
  dedupe_key     varchar(500)  not null,
  type           varchar(120)  not null,
  source         varchar(80)   not null,
  object_type    varchar(80)   not null,
  object_id      varchar(200)  not null,
  object_version varchar(80),
  region         varchar(40),
  occurred_at    timestamp(6) with time zone not null,
  received_at    timestamp(6) with time zone not null,
  data           varchar(1000000) not null,
  raw_body       bytea,                       -- claim check: gzip of the message as it came; may be erased before the row (S-50)
  raw_type       varchar(120),
  raw_hash       varchar(64),                 -- SHA-256 of the message as it came; outlives the body
  constraint tl_event_accepted_once unique (dedupe_key)
);

-- The lane of one business object. Its row lock makes the order of ordinals the order of commits (G9).
create table tl_object (
  source       varchar(80)  not null,
  object_type  varchar(80)  not null,
  object_id    varchar(200) not null,
  last_ordinal bigint       not null,
  constraint tl_object_key primary key (source, object_type, object_id)
);

create table tl_transaction (
  id             varchar(64)  not null primary key,
  event_id       varchar(64)  not null references tl_event (id),
  parent_id      varchar(64)  references tl_transaction (id),
  workflow       varchar(120) not null,
  state          varchar(20)  not null,
  region         varchar(40),
  legal_entity   varchar(40),
  source         varchar(80)  not null,
  object_type    varchar(80)  not null,
  object_id      varchar(200) not null,
  object_version varchar(80),
  ordinal        bigint       not null,
  created_at     timestamp(6) with time zone not null,
  due_at         timestamp(6) with time zone, -- the one claim column: due, or lease end; null when final or with a person
  ended_at       timestamp(6) with time zone,
  lease_owner    varchar(200),
  epoch          bigint       default 0 not null,
  crash_count    integer      default 0 not null,
  failure_count  integer      default 0 not null,
  bundle         varchar(128),
  waits_for      varchar(600),
  reason         varchar(2000),
  version        bigint       default 0 not null,
  last_commit    varchar(64),                 -- tells after a lost answer whether the commit was carried out
  constraint tl_transaction_order unique (object_type, object_id, source, ordinal),
  constraint tl_transaction_child unique (parent_id, workflow),
  constraint tl_transaction_exit check (
       (state in ('NEW', 'WAITING') and due_at is not null and lease_owner is null and ended_at is null)
    or (state in ('RUNNING', 'COMPENSATING') and due_at is not null and ended_at is null)
    or (state = 'WITH_PERSON' and due_at is null and lease_owner is null and ended_at is null)
    or (state in ('COMPLETED', 'COMPENSATED', 'SUPERSEDED', 'DISMISSED')
        and due_at is null and lease_owner is null and ended_at is not null))
);
create index tl_transaction_due on tl_transaction (workflow, due_at);
create index tl_transaction_waits_for on tl_transaction (waits_for);
create index tl_transaction_event on tl_transaction (event_id);
create index tl_transaction_created on tl_transaction (created_at);

create table tl_step (
  transaction_id  varchar(64)  not null references tl_transaction (id),
  step_id         varchar(400) not null,
  sequence        integer      not null,
  operation       varchar(120) not null,
  system_name     varchar(80),
  state           varchar(20)  not null,
  idempotency_key varchar(600),
  marker          varchar(200),
  subject         varchar(500),
  undo_operation  varchar(120),
  undo_input      varchar(1000000),           -- frozen before the forward call (R-11)
  result          varchar(1000000),
  problem         varchar(4000),
  external_id     varchar(400),
  attempt_count   integer      default 0 not null,
  failure_count   integer      default 0 not null,
  settle_millis   bigint,
  settle_at       timestamp(6) with time zone,
  begun_at        timestamp(6) with time zone not null,
  changed_at      timestamp(6) with time zone not null,
  constraint tl_step_key primary key (transaction_id, step_id),
  constraint tl_step_state check (state in ('PENDING', 'INTENT', 'UNKNOWN', 'DONE', 'REJECTED',
    'COMP_PENDING', 'COMP_INTENT', 'COMPENSATED', 'COMP_STUCK', 'SKIPPED'))
);

create table tl_attempt (
  transaction_id varchar(64)  not null,
  step_id        varchar(400) not null,
  number         integer      not null,
  kind           varchar(10)  not null,       -- CALL or UNDO
  epoch          bigint       not null,
  started_at     timestamp(6) with time zone not null,
  ended_at       timestamp(6) with time zone,
  outcome        varchar(20),
  problem        varchar(4000),
  constraint tl_attempt_key primary key (transaction_id, step_id, number),
  constraint tl_attempt_step foreign key (transaction_id, step_id) references tl_step (transaction_id, step_id)
);

-- Lines of a batch: each with its own key and outcome.
create table tl_item (
  transaction_id  varchar(64)  not null,
  step_id         varchar(400) not null,
  item_key        varchar(200) not null,
  idempotency_key varchar(600),
  state           varchar(20)  not null,
  external_id     varchar(400),
  problem         varchar(4000),
  changed_at      timestamp(6) with time zone not null,
  constraint tl_item_key primary key (transaction_id, step_id, item_key),
  constraint tl_item_step foreign key (transaction_id, step_id) references tl_step (transaction_id, step_id)
);

create table tl_subject (
  subject        varchar(500) not null,
  transaction_id varchar(64)  not null references tl_transaction (id),
  step_id        varchar(400) not null,
  state          varchar(20)  not null,
  result         varchar(1000000),
  reserved_at    timestamp(6) with time zone not null,
  confirmed_at   timestamp(6) with time zone,
  constraint tl_subject_reserved_once primary key (subject),
  constraint tl_subject_state check (state in ('RESERVED', 'CONFIRMED'))
);

create table tl_crosswalk (
  id             bigint generated by default as identity primary key,
  kind           varchar(80)  not null,
  canonical_id   varchar(400) not null,
  system_name    varchar(80)  not null,
  external_id    varchar(400) not null,
  current_mark   smallint,                    -- 1 for the binding of today, null for history: makes today's unique
  bound_at       timestamp(6) with time zone not null,
  unbound_at     timestamp(6) with time zone,
  transaction_id varchar(64),
  constraint tl_crosswalk_current unique (kind, canonical_id, system_name, current_mark),
  constraint tl_crosswalk_mark check ((current_mark = 1 and unbound_at is null) or (current_mark is null and unbound_at is not null))
);

create table tl_case (
  id             varchar(64)   not null primary key,
  transaction_id varchar(64)   not null references tl_transaction (id),
  step_id        varchar(400),
  kind           varchar(20)   not null,
  team           varchar(80)   not null,
  code           varchar(40)   not null,
  title          varchar(500)  not null,
  detail         varchar(4000),
  fix            varchar(4000),
  amount         varchar(40),
  currency       varchar(3),
  opened_at      timestamp(6) with time zone not null,
  deadline_at    timestamp(6) with time zone,
  decided_at     timestamp(6) with time zone,
  decided_by     varchar(200),
  decision       varchar(4000),
  version        bigint        default 0 not null
);
create index tl_case_transaction on tl_case (transaction_id, opened_at);

-- Written in the same database transaction as what it describes; never updated.
create table tl_audit (
  id             bigint generated by default as identity primary key,
  transaction_id varchar(64)  not null,
  at             timestamp(6) with time zone not null,
  epoch          bigint       not null,
  actor          varchar(200) not null,
  action         varchar(80)  not null,
  detail         varchar(4000)
);
create index tl_audit_transaction on tl_audit (transaction_id, id);

create table tl_raw_answer (
  id             bigint generated by default as identity primary key,
  transaction_id varchar(64)  not null,
  step_id        varchar(400) not null,
  call_name      varchar(400) not null,
  status         integer      not null,
  body           bytea,                       -- gzip
  stored_at      timestamp(6) with time zone not null,
  retain_until   timestamp(6) with time zone not null
);
create index tl_raw_answer_step on tl_raw_answer (transaction_id, step_id);
create index tl_raw_answer_retention on tl_raw_answer (retain_until);

create table tl_cursor (
  feed     varchar(200)  not null primary key,
  position varchar(2000) not null,
  moved_at timestamp(6) with time zone not null
);

create table tl_source_object (
  source      varchar(80)  not null,
  object_type varchar(80)  not null,
  object_id   varchar(200) not null,
  generation  integer      not null,
  triggered   boolean      not null,
  version     varchar(80),
  fingerprint varchar(128),
  seen_at     timestamp(6) with time zone not null,
  constraint tl_source_object_key primary key (source, object_type, object_id)
);

create table tl_bundle (
  hash      varchar(128) not null primary key,
  content   bytea        not null,            -- gzip
  stored_at timestamp(6) with time zone not null
);
