-- After a merge at a source one id goes on as another (D58). Never deleted: this is the history.
create table tl_redirect (
  kind           varchar(80)  not null,             -- as in subjects and the crosswalk: customer
  from_id        varchar(200) not null,
  into_id        varchar(200) not null,
  redirected_at  timestamp(6) with time zone not null,
  transaction_id varchar(64)  not null,
  constraint tl_redirect_once primary key (kind, from_id)
);
