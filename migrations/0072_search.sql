-- Search (sökning): everything public that has words, in one table that follows its sources by triggers: what is withdrawn is gone in the same
-- transaction. Only what everybody may read is ever in it, so its policy hides nothing and its indexes are used. No extension is needed.
create function knowledge.folded(words text) returns text language sql immutable parallel safe
  as $$ select translate(lower(words), 'åäöàáâãçèéêëìíîïñòóôõùúûüýÿ', 'aaoaaaaceeeeiiiinoooouuuuyy') $$;
create function knowledge.stemmer(language text) returns regconfig language sql immutable parallel safe
  as $$ select case language when 'sv' then 'swedish'::regconfig when 'en' then 'english'::regconfig
    when 'ar' then 'arabic'::regconfig else 'simple'::regconfig end $$;

create table knowledge.found (
  kind text not null check (kind in ('post', 'example', 'course', 'recommendation', 'figure')),
  id text not null,
  language text not null check (language in ('sv', 'en', 'ar', 'prs', 'so', 'ti', 'uk')),
  path text not null check (path ~ '^/[^/[:space:]]'),
  title text not null,
  ingress text not null default '',
  body text not null default '',
  -- Found by, but not shown: names of organisations, trades.
  also text not null default '',
  themes text[] not null default '{}',
  municipalities text[] not null default '{}',
  -- Unconfirmed and ended examples come after the others.
  behind boolean not null default false,
  changed_at timestamptz not null,
  search tsvector generated always as (
    setweight(to_tsvector(knowledge.stemmer(language), title), 'A') || setweight(to_tsvector(knowledge.stemmer(language), ingress), 'B')
    || setweight(to_tsvector(knowledge.stemmer(language), body || ' ' || also), 'C')
    || setweight(to_tsvector('swedish', knowledge.folded(title || ' ' || ingress || ' ' || body || ' ' || also)), 'D')) stored,
  titles tsvector generated always as (to_tsvector(knowledge.stemmer(language), title) || to_tsvector('swedish', knowledge.folded(title))) stored,
  primary key (kind, id, language)
);
-- Read for every hit that is weighed: packing would cost more than the room it saves.
alter table knowledge.found alter column search set storage external;
create index found_search on knowledge.found using gin (search) with (fastupdate = off);
-- Posts are many, and the newest of them are weighed anyway.
create index found_titles on knowledge.found using gin (titles) with (fastupdate = off) where kind <> 'post';
create index found_newest on knowledge.found (changed_at desc, kind, id, language);

-- What a misspelt word may have meant: two words are near when their first seven letters become the same by leaving out one letter of the known
-- word and at most two of the one that was asked for.
create function knowledge.keys(word text, most int) returns text[] language sql immutable parallel safe set search_path = '' as $$
  with part as (select "left"(word, 7) as w, length("left"(word, 7)) as n),
  one as (select substr(w, 1, i - 1) || substr(w, i + 1) as w, i, n from part, generate_series(1, n) i)
  select array_agg(distinct k.w) from (
    select w from part union all select w from one
    union all select substr(w, 1, j - 1) || substr(w, j + 1) from one, generate_series(i, n - 1) j where most > 1) k $$;
-- Every word that is written in what can be found, as it is spelt, and in how many texts.
create table knowledge.word (
  spelt text collate "C" primary key check (length(spelt) between 4 and 40),
  seen int not null,
  word text collate "C" generated always as (knowledge.folded(spelt)) stored,
  keys text[] generated always as (knowledge.keys(knowledge.folded(spelt), 1)) stored
);
create index word_begins on knowledge.word (word);
create index word_keys on knowledge.word using gin (keys) with (fastupdate = off);

select platform.guard('knowledge.found');
select platform.guard('knowledge.word');
create policy read_all on knowledge.found for select to kp_app using (true);
create policy read_all on knowledge.word for select to kp_app using (true);
grant select on knowledge.found, knowledge.word to kp_app;
create policy definer on knowledge.found for all to kp_owner using (true) with check (true);
create policy definer on knowledge.word for all to kp_owner using (true) with check (true);
do $$
declare t text;
begin
  foreach t in array array['knowledge.post', 'knowledge.post_text', 'knowledge.example', 'knowledge.imported', 'knowledge.recommendation', 'figures.indicator',
    'organisations.organisation'] loop
    execute format('create policy found_definer on %s for select to kp_owner using (true)', t);
  end loop;
end $$;

create function knowledge.words_in(texts text) returns setof text language sql immutable set search_path = '' as $$
  select w.lexeme from unnest(to_tsvector('pg_catalog.simple', texts)) w where w.lexeme ~ '^[[:alpha:]]{4,40}$' $$;
-- In the order of the alphabet, so that two who publish at once wait for each other and never across.
create function knowledge.learn() returns trigger language plpgsql volatile security definer set search_path = '' as $$
begin
  if tg_op = 'INSERT' then perform knowledge.count_words(1, array(select concat_ws(' ', title, ingress, body, also) from added));
  elsif tg_op = 'DELETE' then perform knowledge.count_words(-1, array(select concat_ws(' ', title, ingress, body, also) from gone));
  else
    perform knowledge.count_words(-1, array(select concat_ws(' ', title, ingress, body, also) from gone));
    perform knowledge.count_words(1, array(select concat_ws(' ', title, ingress, body, also) from added));
  end if;
  return null;
end $$;
create function knowledge.count_words(more int, texts text[]) returns void language plpgsql volatile security definer set search_path = '' as $$
declare gone text[];
begin
  -- In the order of the alphabet, so that two who publish at once wait for each other and never across.
  with counted as (
    insert into knowledge.word as k (spelt, seen) select w, more * count(*)::int from unnest(texts) t, knowledge.words_in(t) w group by w order by w
      on conflict (spelt) do update set seen = k.seen + excluded.seen returning k.spelt, k.seen
  ) select array_agg(c.spelt) into gone from counted c where c.seen <= 0;
  delete from knowledge.word k where k.spelt = any (gone);
end $$;
create trigger learn_added after insert on knowledge.found referencing new table as added for each statement execute function knowledge.learn();
create trigger learn_changed after update on knowledge.found referencing old table as gone new table as added for each statement execute function knowledge.learn();
create trigger learn_gone after delete on knowledge.found referencing old table as gone for each statement execute function knowledge.learn();

-- What sources say of themselves now, in every language that may be read. One branch for each kind, so that each is planned for itself.
create function knowledge.says(of_kind text, of_ids text[])
  returns table (id text, language text, path text, title text, ingress text, body text, also text, themes text[], municipalities text[], behind boolean,
    changed_at timestamptz) language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_column
begin
  if of_kind = 'post' then return query
    select p.id::text, t.language, '/kunskap/' || p.slug, t.title, t.ingress, t.body, concat_ws(' ', p.author, p.organisation_name), p.themes,
      array_remove(array[p.municipality], null), false, coalesce(p.updated_at, p.published_at)
    from knowledge.post p join knowledge.post_text t on t.post = p.id
    where p.id = any (of_ids::uuid[]) and p.stage = 'published' and (t.language = 'sv' or t.state = 'approved');
  elsif of_kind = 'example' then return query
    select e.id::text, 'sv', '/goda-exempel/' || e.slug, e.title, e.ingress, knowledge.words_of(e.template), e.organisation_name, e.themes,
      array_remove(array[e.municipality], null), e.stage <> 'published', coalesce(e.updated_at, e.published_at)
    from knowledge.example e where e.id::text = any (of_ids) and e.stage in ('published', 'grey', 'closed')
    union all
    select i.origin, 'sv', '/goda-exempel/' || i.slug, i.title, i.ingress, knowledge.words_of(i.template), i.organisation_name, i.themes, '{}'::text[], false,
      i.changed_at
    from knowledge.imported i where i.origin = any (of_ids);
  elsif of_kind = 'recommendation' then return query
    select r.id::text, 'sv', '/rekommendationer#' || r.slug, r.title, '', r.text, concat_ws(' ', r.number, r.source), '{}'::text[], '{}'::text[], false,
      r.made_on::timestamptz
    from knowledge.recommendation r where r.id = any (of_ids::uuid[]) and r.published;
  elsif of_kind = 'course' then return query
    select c.id::text, l.language, '/kurser/' || c.slug, coalesce(nullif(c.texts -> l.language ->> 'title', ''), c.title),
      case when l.language = 'sv' then c.ingress else coalesce(c.texts -> l.language ->> 'ingress', '') end,
      case when l.language = 'sv' then c.body else coalesce(c.texts -> l.language ->> 'body', '') end, concat_ws(' ', c.trade_name, c.track, c.code), '{}'::text[],
      (select coalesce(array_agg(distinct u.municipality), '{}') from courses.round u where u.course = c.id), false, coalesce(c.changed_at, c.created_at)
    from courses.course c, knowledge.languages_in(c.texts) l where c.id = any (of_ids::uuid[]);
  else return query
    select i.slug, l.language, '/siffror/nyckeltal/' || i.slug, i.titles ->> l.language, '', concat_ws(E'\n\n', i.numerator ->> l.language,
      i.denominator ->> l.language, case when l.language = 'sv' then i.source_definition end), i.source, '{}'::text[], '{}'::text[], false, '2018-01-01Z'::timestamptz
    from figures.indicator i, knowledge.languages_in(i.titles) l
    where i.slug = any (of_ids) and i.titles ? l.language and not exists (select from figures.indicator n where n.slug = i.slug and n.edition > i.edition)
    union all
    select o.id::text, 'sv', '/siffror/kommun/' || btrim(regexp_replace(knowledge.folded(o.name), '[^a-z0-9]+', '-', 'g'), '-'), o.name, '', '', '', '{}'::text[],
      array[o.municipality], false, '2018-01-01Z'::timestamptz
    from organisations.organisation o
    where o.id::text = any (of_ids) and o.kind = 'municipality' and o.valid_from <= current_date and (o.valid_to is null or o.valid_to > current_date);
  end if;
end $$;
create function knowledge.languages_in(texts jsonb) returns table (language text) language sql immutable set search_path = '' as $$
  select 'sv' union select k from jsonb_object_keys(texts) k where k in ('en', 'ar', 'prs', 'so', 'ti', 'uk') $$;
create function knowledge.words_of(fields jsonb) returns text language sql immutable set search_path = '' as $$
  select coalesce(string_agg(v.value, E'\n\n' order by v.key <> 'did', v.key), '') from jsonb_each_text(fields) v
  where v.key not in ('contact', 'costKronor', 'costHours', 'languages') $$;

create function knowledge.tell(of_kind text, of_ids text[]) returns void language sql volatile security definer set search_path = '' as $$
  delete from knowledge.found f where f.kind = of_kind and f.id = any (of_ids)
    and not exists (select from knowledge.says(of_kind, of_ids) s where s.id = f.id and s.language = f.language);
  insert into knowledge.found as f (kind, id, language, path, title, ingress, body, also, themes, municipalities, behind, changed_at)
    select of_kind, s.* from knowledge.says(of_kind, of_ids) s order by s.id, s.language
    on conflict (kind, id, language) do update set path = excluded.path, title = excluded.title, ingress = excluded.ingress, body = excluded.body,
      also = excluded.also, themes = excluded.themes, municipalities = excluded.municipalities, behind = excluded.behind, changed_at = excluded.changed_at
    where (f.path, f.title, f.ingress, f.body, f.also, f.themes, f.municipalities, f.behind, f.changed_at)
      is distinct from (excluded.path, excluded.title, excluded.ingress, excluded.body, excluded.also, excluded.themes, excluded.municipalities,
        excluded.behind, excluded.changed_at) $$;
-- Called with the kind and the column that holds the id.
create function knowledge.told() returns trigger language plpgsql volatile security definer set search_path = '' as $$
begin
  perform knowledge.tell(tg_argv[0], array[to_jsonb(case when tg_op = 'DELETE' then old else new end) ->> tg_argv[1]]);
  return null;
end $$;
create trigger told after insert or update or delete on knowledge.post for each row execute function knowledge.told('post', 'id');
create trigger told after insert or update or delete on knowledge.post_text for each row execute function knowledge.told('post', 'post');
create trigger told after insert or update or delete on knowledge.example for each row execute function knowledge.told('example', 'id');
create trigger told after insert or update or delete on knowledge.imported for each row execute function knowledge.told('example', 'origin');
create trigger told after insert or update or delete on knowledge.recommendation for each row execute function knowledge.told('recommendation', 'id');
create trigger told after insert or update or delete on courses.course for each row execute function knowledge.told('course', 'id');
create trigger told after insert or update of course, municipality or delete on courses.round for each row execute function knowledge.told('course', 'course');
create trigger told after insert or update or delete on figures.indicator for each row execute function knowledge.told('figure', 'slug');
create trigger told_municipality after insert or update or delete on organisations.organisation for each row execute function knowledge.told('figure', 'id');

-- Each night: municipalities that have begun or ended by their dates.
create function knowledge.tell_today() returns void language plpgsql volatile security definer set search_path = '' as $$
begin
  if (select ctx.role()) is distinct from 'system' then raise exception 'only the site itself'; end if;
  perform knowledge.tell('figure', array(select o.id::text from organisations.organisation o where o.kind = 'municipality'));
end $$;

-- The words of a question as the index knows them: Swedish forms, with and without accents, and the reader's own language; `begins`: also words that
-- begin so, as compounds do.
create function knowledge.asked(words text[], spoken text, every boolean, begins boolean) returns tsquery language plpgsql immutable set search_path = '' as $$
declare asked tsquery; part tsquery; w text; f text;
begin
  foreach w in array words loop
    f := knowledge.folded(w);
    -- Words like "och" and "för" are in everything.
    continue when to_tsvector('pg_catalog.swedish', w) = '' or to_tsvector('pg_catalog.swedish', f) = '';
    part := to_tsquery('pg_catalog.swedish', w) || to_tsquery('pg_catalog.swedish', f || case when begins and length(f) >= 4 then ':*' else '' end);
    if to_tsvector(knowledge.stemmer(spoken), w) <> '' then part := part || to_tsquery(knowledge.stemmer(spoken), w); end if;
    asked := case when asked is null then part when every then asked && part else asked || part end;
  end loop;
  return coalesce(asked, to_tsquery('pg_catalog.simple', knowledge.folded(words[1])));
end $$;

-- One page of hits with their number and what they can be narrowed by. Where few answer, words that begin so count as well. Where more than five hundred
-- do, not all are weighed, for nobody waits that long and such a word tells nothing about which text is meant: the newest three hundred, and what is not
-- a post and has the word in its title. The settings keep to the word indexes, which answer without opening the texts.
create function knowledge.search(words text[], spoken text, every boolean, kinds text[], theme text, place text, of_language text, most int, beyond int)
  returns table (total int, many boolean, themes text[], places text[], hits json) language plpgsql stable set search_path = ''
  set enable_seqscan = off set enable_indexscan = on set jit = off as $$
#variable_conflict use_column
declare
  asked tsquery;
  chosen text := ' f.kind = any ($2) and ($3 is null or $3 = any (f.themes)) and ($4 is null or $4 = any (f.municipalities)) and ($5 is null or f.language = $5)';
  newest text := ' order by f.changed_at desc, f.kind, f.id, f.language limit ';
  counting text := 'select count(*)::int from (select from knowledge.found f where f.search @@ $1 and' || chosen || ' limit 501) s';
  answering int := 501;
  recent tid[];
  pool text := 'select f.ctid from knowledge.found f where' || chosen || newest || '500';
begin
  if cardinality(words) > 0 then
    perform set_config('enable_indexscan', 'off', true);
    asked := knowledge.asked(words, spoken, every, false);
    execute counting into answering using asked, kinds, theme, place, of_language;
    if answering < 20 then
      asked := knowledge.asked(words, spoken, every, true);
      execute counting into answering using asked, kinds, theme, place, of_language;
    end if;
    pool := 'select f.ctid from knowledge.found f where f.search @@ $1 and' || chosen;
    if answering > 500 then
      perform set_config('enable_indexscan', 'on', true);
      execute 'select array(select n.ctid from (select f.ctid, f.search from knowledge.found f where' || chosen || newest || '1500) n where n.search @@ $1 limit 300)'
        into recent using asked, kinds, theme, place, of_language;
      perform set_config('enable_indexscan', 'off', true);
      -- Not in every twenty-fifth: then there are few enough to put in order.
      pool := case when cardinality(recent) >= 60 then 'select unnest($10)' else '(' || pool || newest || '300)' end
        || ' union select f.ctid from knowledge.found f where f.titles @@ $1 and f.kind <> ''post'' and' || chosen;
    end if;
    perform set_config('enable_indexscan', 'on', true);
  end if;
  return query execute 'with weighed as (
    select f.ctid as at, f.kind, f.id, f.language, f.themes, f.municipalities, f.changed_at,
      case when $1 is null then 0 else ts_rank(f.search, $1) * case when f.behind then 0.5 else 1 end end as weight
    from knowledge.found f where f.ctid = any (array(' || pool || '))
  ), one as materialized (
    select distinct on (w.kind, w.id) w.* from weighed w order by w.kind, w.id, w.language = $6 desc, w.language = ''sv'' desc, w.language
  ), page as (
    select o.at, row_number() over (order by o.weight desc, o.changed_at desc, o.kind, o.id) as place from one o order by place limit $7 offset $8
  ) select (select count(*)::int from one), $9 > 500,
    (select coalesce(array_agg(distinct t order by t), ''{}'') from one o, unnest(o.themes) t),
    (select coalesce(array_agg(distinct m order by m), ''{}'') from one o, unnest(o.municipalities) m),
    (select coalesce(json_agg(json_build_object(''kind'', f.kind, ''path'', f.path, ''language'', f.language, ''title'', f.title, ''ingress'', f.ingress,
      ''body'', left(f.body, 20000)) order by p.place), ''[]'') from page p join knowledge.found f on f.ctid = p.at)'
    using asked, kinds, theme, place, of_language, spoken, most, beyond, answering, recent;
end $$;

revoke all on function knowledge.folded(text), knowledge.stemmer(text), knowledge.keys(text, int), knowledge.words_in(text), knowledge.learn(), knowledge.count_words(int, text[]), knowledge.says(text, text[]),
  knowledge.languages_in(jsonb), knowledge.words_of(jsonb), knowledge.tell(text, text[]), knowledge.told(), knowledge.tell_today(), knowledge.asked(text[], text, boolean, boolean),
  knowledge.search(text[], text, boolean, text[], text, text, text, int, int) from public;
grant execute on function knowledge.folded(text), knowledge.stemmer(text), knowledge.keys(text, int), knowledge.tell_today(), knowledge.asked(text[], text, boolean, boolean),
  knowledge.search(text[], text, boolean, text[], text, text, text, int, int) to kp_app;
-- What there is already.
select knowledge.tell('example', array(select id::text from knowledge.example));
select knowledge.tell('recommendation', array(select id::text from knowledge.recommendation));
select knowledge.tell('course', array(select id::text from courses.course));
select knowledge.tell('figure', array(select slug from figures.indicator union select id::text from organisations.organisation where kind = 'municipality'));
