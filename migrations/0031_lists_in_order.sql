-- Lists are walked in their own order, and stop when the page is full: what a unit or a school has is never sorted as a whole.
create index application_unit_by_due on applications.application (unit, due, id);
create index application_unit_by_since on applications.application (unit, since, id);
create index application_unit_by_sent on applications.application (unit, sent_at desc, id);
create index application_provider_by_due on applications.application (provider, due, id);
create index application_provider_by_since on applications.application (provider, since, id);
create index application_provider_by_sent on applications.application (provider, sent_at desc, id);
drop index applications.application_unit_due, applications.application_provider_due;
