-- Who an id of a system stands for: the crosswalk read backwards.
create index tl_crosswalk_external on tl_crosswalk (kind, system_name, external_id);
