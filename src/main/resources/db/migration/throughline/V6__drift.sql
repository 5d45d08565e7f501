-- What a vendor's system last said about its objects. Its row is claimed by one runner for each check.
create table tl_vendor_shape (
  system_name varchar(80) not null primary key,
  shape       bytea,                          -- gzip of JSON; null before the first answer
  checked_at  timestamp(6) with time zone,
  due_at      timestamp(6) with time zone not null
);

-- In what a system differs from what a bundle was written for. A row exists as long as something differs.
create table tl_drift (
  bundle           varchar(128)  not null,
  system_name      varchar(80)   not null,
  findings         varchar(1000000) not null, -- JSON list
  found_at         timestamp(6) with time zone not null,
  case_transaction varchar(64),               -- whose desk case tells of it
  constraint tl_drift_key primary key (bundle, system_name)
);
