-- What is said between two sides is theirs: the school does not read what the applicant and the municipality write to each other.
create policy sides on applications.message as restrictive for all to kp_app using (
  (select ctx.role()) = 'system' or case
    when (select ctx.role()) = 'newcomer' then 'applicant'
    when (select ctx.role()) in ('admissionOfficer', 'rector') then 'provider'
    when (select ctx.role()) = 'payer' then 'payer'
    when (select ctx.role()) in ('caseworker', 'decisionMaker', 'coordinator', 'manager') then 'home'
    else '' end in (from_party, to_party));
create index message_waiting on applications.message (municipality, answer_by) where read_at is null;
