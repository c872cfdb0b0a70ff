-- Letters (brev) as they were sent: the words when something was decided, and the printed sheet that was made of them.
create schema letters;
grant usage on schema letters to kp_app;

-- The words, sealed; what they say never changes. One letter for each thing that is told about.
create table letters.letter (
  municipality text not null,
  id uuid not null default gen_random_uuid(),
  application uuid not null,
  kind text not null check (kind in ('cost', 'admission', 'seat', 'receipt', 'call', 'interruption', 'correction', 'news')),
  -- The decision, else the notice, that the letter tells about.
  about uuid not null,
  form text not null,
  language text not null,
  sealed bytea not null,
  digest bytea not null,
  made_at timestamptz not null,
  primary key (municipality, id),
  unique (municipality, application, about),
  foreign key (municipality, application) references applications.application (municipality, id)
);

-- The sheet (PDF): made when the words are filed, once.
create table letters.sheet (
  municipality text not null,
  letter uuid not null,
  stored text not null,
  size int not null,
  digest bytea not null,
  made_at timestamptz not null,
  primary key (municipality, letter),
  foreign key (municipality, letter) references letters.letter (municipality, id)
);

do $$
declare t text;
begin
  foreach t in array array['letter', 'sheet'] loop
    perform platform.guard(format('letters.%I', t)::regclass);
    -- Nobody changes or removes a letter.
    execute format('grant select, insert on letters.%I to kp_app', t);
    execute format('create policy system on letters.%I for all to kp_app using ((select ctx.role()) = ''system'') with check ((select ctx.role()) = ''system'')', t);
  end loop;
end $$;
-- The same walls as the application: whoever sees it reads its letters, only the site itself writes them.
create policy wall on letters.letter as restrictive for all to kp_app
  using (exists (select from applications.application a where a.municipality = letter.municipality and a.id = letter.application));
create policy concerned on letters.letter for select to kp_app
  using (exists (select from applications.application a where a.municipality = letter.municipality and a.id = letter.application));
create policy wall on letters.sheet as restrictive for all to kp_app
  using (exists (select from letters.letter l where l.municipality = sheet.municipality and l.id = sheet.letter));
create policy concerned on letters.sheet for select to kp_app
  using (exists (select from letters.letter l where l.municipality = sheet.municipality and l.id = sheet.letter));
