-- A feed that is read page by page. One runner polls it at a time: it claims the turn, and every later write names its epoch.
create table tl_page_feed (
  feed            varchar(200) not null primary key,
  epoch           bigint       not null,
  position        varchar(4000),              -- of the change feed, in words of the connector; null: it begins at since_at
  since_at        timestamp(6) with time zone not null,
  sweep_from      timestamp(6) with time zone, -- null: no sweep is under way
  sweep_position  varchar(4000),
  sweep_begun_at  timestamp(6) with time zone,
  swept_at        timestamp(6) with time zone not null, -- end of the last whole sweep, or of none the very first look
  begun_at        timestamp(6) with time zone, -- null: nobody polls it now
  due_at          timestamp(6) with time zone not null, -- the next poll, or the end of the turn's lease
  hinted_at       timestamp(6) with time zone, -- somebody said that there is news
  worked_at       timestamp(6) with time zone, -- end of the last poll that came to the end of the feed
  failing_since   timestamp(6) with time zone,
  problem         varchar(1000),
  page_count      bigint       default 0 not null,
  item_count      bigint       default 0 not null,
  new_count       bigint       default 0 not null,
  repaired_count  bigint       default 0 not null,
  expired_count   bigint       default 0 not null,
  sweep_count     bigint       default 0 not null
);

-- The newest version of each record that a page feed has handed on. One key column, because H2 looks up a list of keys by the first column
-- of an index alone.
create table tl_feed_item (
  item_key    varchar(330)  not null primary key, -- feed + '/' + id of the record
  version     varchar(1000) not null,
  change_word varchar(20)   not null,
  revision    bigint        not null,             -- counts the versions that were handed on: a version that comes back is another fact
  event_id    varchar(64)   not null              -- the page that brought it
);
