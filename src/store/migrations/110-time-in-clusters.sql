-- What is written into room that was freed is of another time than its neighbours, and one such entry widened the range of 32 pages to
-- all the time between. Several short ranges for 16 pages hold both; and reading them costs more than gathering a word's places, so that
-- the planner begins with those and then looks at entries and not at whole pages.
drop index search_entries_by_time;
create index search_entries_by_time on search_entries using brin (at timestamptz_minmax_multi_ops(values_per_range = 16)) with (pages_per_range = 16);
