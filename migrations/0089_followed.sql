-- Knowledge, second part: where in a source something stands, who is told that comments wait, and how staff want messages (anslag).

-- What a source is known by here is the part of it, in words; nobody has its pages.
alter table knowledge.example rename column source_page to source_section;
alter table knowledge.recommendation rename column source_page to source_section;
do $$
declare t text;
begin
  foreach t in array array['example', 'recommendation'] loop
    execute format('create policy entered on knowledge.%I for all to kp_owner using (true) with check (true)', t);
  end loop;
end $$;
update knowledge.example e set source_section = told.section from (values
  ('trelleborgsmodellen', 'Om Trelleborgsmodellen, och svaren på enkätens fråga 13 om goda exempel'),
  ('are-planen-andras', 'Om Åre, med juryns ord om Götapriset 2017'),
  ('naringslivsupprop', 'Om Näringslivsuppropen i Vellinge'),
  ('boss', 'Om projektet BOSS'),
  ('motis', 'Om mötesplatsen MötIs i Skurup'),
  ('kompetenser-fran-forsta-dagen', 'Svaren på enkätens fråga 13 om goda exempel: Simrishamn'),
  ('talangprogram', 'Om Talangprogrammen i Malmö, med svar ur enkäten'),
  ('helsingborg-anstaller', 'Svaren på enkätens fråga 13 om goda exempel: Helsingborg'),
  ('yalla-trappan', 'Svaren på enkätens fråga 13 om goda exempel: Malmö och Yalla Trappan')
) told (slug, section) where e.slug = told.slug and e.id::text like '61000000-0000-4000-8000-%';
update knowledge.recommendation set source_section = number where id::text like '62000000-0000-4000-8000-%';
drop policy entered on knowledge.example;
drop policy entered on knowledge.recommendation;

-- The clock of a comment: moderators are told once when the two working days have passed.
alter table knowledge.comment add column late_told_at timestamptz;

-- What somebody follows by mail, kind by kind; none chosen is all.
alter table knowledge.subscription add column kinds text[] not null default '{}' check (kinds <@ array['post', 'example', 'recommendation']);
-- When it came to stand here, for whoever follows recommendations; of the first three nobody knows more than the day they were asked.
alter table knowledge.recommendation add column published_at timestamptz;

-- How a member of staff wants messages: only on the page, or by mail at once, by day or by week; themes chosen leave other themes out of the mail.
create table knowledge.announcement_choice (
  account uuid primary key references accounts.account (id),
  digest text not null check (digest in ('now', 'daily', 'weekly', 'none')),
  themes text[] not null default '{}',
  -- Everything older has been told, or was there before the choice.
  told_at timestamptz not null,
  version int not null default 1
);
select platform.guard('knowledge.announcement_choice');
create policy system on knowledge.announcement_choice for all to kp_app using ((select ctx.role()) = 'system') with check ((select ctx.role()) = 'system');
create policy own on knowledge.announcement_choice for all to kp_app using (account = (select ctx.account())) with check (account = (select ctx.account()));
grant select, insert, update on knowledge.announcement_choice to kp_app;

-- What others than municipalities have answered is written down by the region's editor.
create policy region on knowledge.answer for all to kp_app
  using ((select ctx.role()) = 'editor' and (select ctx.municipality()) is null and municipality is null)
  with check ((select ctx.role()) = 'editor' and (select ctx.municipality()) is null and municipality is null);
