-- What a person needs to decide a case beside its words: candidates of a doubt, stage and amount of an approval. Plain JSON, no personal data.
alter table tl_case add column facts varchar(1000000);
