-- A claim takes only what is pinned to a bundle that the claimer hosts (G11).
drop index tl_transaction_due;
create index tl_transaction_due on tl_transaction (workflow, bundle, due_at, number);

-- Order is between events: transactions of one event share its place, whatever workflows they run (G9).
alter table tl_transaction add column event_ordinal bigint;
update tl_transaction set event_ordinal = (select min(o.ordinal) from tl_transaction o where o.event_id = tl_transaction.event_id);
alter table tl_transaction alter column event_ordinal set not null;
create index tl_transaction_lane on tl_transaction (object_type, object_id, source, ended_at, event_ordinal);

-- The newest version accepted for each workflow of an object; judged and moved under the lock of the object's lane.
create table tl_newest_version (
  source         varchar(80)  not null,
  object_type    varchar(80)  not null,
  object_id      varchar(200) not null,
  workflow       varchar(120) not null,
  version        varchar(80)  not null,
  constraint tl_newest_version_key primary key (source, object_type, object_id, workflow)
);
insert into tl_newest_version (source, object_type, object_id, workflow, version)
  select source, object_type, object_id, workflow, max(object_version) from tl_transaction
  where object_version is not null and parent_id is null group by source, object_type, object_id, workflow;

-- The epoch of the last report: claims after it are what crash_count counts (G8).
alter table tl_transaction add column counted_from bigint default 0 not null;
