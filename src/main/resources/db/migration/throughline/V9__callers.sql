-- Which runners call which account now: they share its budget of calls.
create table tl_caller (
  system_name varchar(80)  not null,
  runner      varchar(200) not null,
  until_at    timestamp(6) with time zone not null,
  constraint tl_caller_key primary key (system_name, runner)
);
