-- Retention removes from the tables that have come since, too.
select rights.reach_all();
