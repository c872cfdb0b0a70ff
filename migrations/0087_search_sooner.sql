-- Search among fifty thousand texts in a twentieth of a second. What is found by, and the words themselves, lie beside the rows, so that those who
-- answer are counted without reading what they say; and each text is also found by the quarter that it is from, so that words which are in very many
-- are looked for among the newest first, and often no further.
alter table knowledge.found set (toast_tuple_target = 256),
  alter column kind set storage plain, alter column id set storage plain, alter column language set storage plain, alter column path set storage main,
  alter column title set storage main, alter column themes set storage main, alter column municipalities set storage main;
create function knowledge.quarter(at timestamptz) returns int language sql immutable parallel safe
  as $$ select (4 * extract(year from at at time zone 'UTC') + extract(quarter from at at time zone 'UTC'))::int $$;
drop index knowledge.found_search;
alter table knowledge.found drop column search, add column search tsvector storage external generated always as (
  setweight(to_tsvector(knowledge.stemmer(language), title), 'A') || setweight(to_tsvector(knowledge.stemmer(language), ingress), 'B')
  || setweight(to_tsvector(knowledge.stemmer(language), body || ' ' || also), 'C')
  || setweight(to_tsvector('swedish', knowledge.folded(title || ' ' || ingress || ' ' || body || ' ' || also)), 'D')
  -- In a capital, as no word of a question is.
  || array_to_tsvector(array['Q' || knowledge.quarter(changed_at)])) stored;
create index found_search on knowledge.found using gin (search) with (fastupdate = off);

-- The quarters that hold the newest five thousand texts; null where there are fewer.
create function knowledge.recent() returns tsquery language sql stable set search_path = '' as $$
  select string_agg('Q' || q, '|')::tsquery from generate_series(
    knowledge.quarter((select f.changed_at from knowledge.found f order by f.changed_at desc offset 4999 limit 1)),
    knowledge.quarter((select max(f.changed_at) from knowledge.found f))) q $$;

-- `begins`: also words that begin so, but not where the word itself is in every hundredth text or more: it needs no help, and all that begins so is half
-- of everything.
create or replace function knowledge.asked(words text[], spoken text, every boolean, begins boolean) returns tsquery language plpgsql stable set search_path = ''
  set enable_seqscan = off set enable_indexscan = on as $$
declare asked tsquery; part tsquery; w text; f text; recent tsquery := case when begins then knowledge.recent() end;
begin
  perform set_config('enable_indexscan', 'off', true);
  foreach w in array words loop
    f := knowledge.folded(w);
    -- Words like "och" and "för" are in everything.
    continue when to_tsvector('pg_catalog.swedish', w) = '' or to_tsvector('pg_catalog.swedish', f) = '';
    part := to_tsquery('pg_catalog.swedish', w) || to_tsquery('pg_catalog.swedish', f);
    if begins and length(f) >= 4 and (select count(*) from (select from knowledge.found o where o.search @@ coalesce(part && recent, part) limit 50) s) < 50 then
      part := part || to_tsquery('pg_catalog.swedish', f || ':*');
    end if;
    if to_tsvector(knowledge.stemmer(spoken), w) <> '' then part := part || to_tsquery(knowledge.stemmer(spoken), w); end if;
    asked := case when asked is null then part when every then asked && part else asked || part end;
  end loop;
  return coalesce(asked, to_tsquery('pg_catalog.simple', knowledge.folded(words[1])));
end $$;

-- One page of hits with their number and what they can be narrowed by. Where few answer, words that begin so count as well. Where more than five hundred
-- do, not all are weighed, for nobody waits that long and such a word tells nothing about which text is meant: the newest three hundred, and what is not
-- a post and has the word in its title.
create or replace function knowledge.search(words text[], spoken text, every boolean, kinds text[], theme text, place text, of_language text, most int, beyond int)
  returns table (total int, many boolean, themes text[], places text[], hits json) language plpgsql stable set search_path = ''
  set enable_seqscan = off set enable_indexscan = on set jit = off as $$
#variable_conflict use_column
declare
  asked tsquery;
  plainly tsquery;
  recent tsquery;
  chosen text := ' f.kind = any ($2) and ($3 is null or $3 = any (f.themes)) and ($4 is null or $4 = any (f.municipalities)) and ($5 is null or f.language = $5)';
  -- Planned for the values it has, so that a choice that was not made costs nothing.
  answering text := 'with hit as materialized (select f.ctid as at, f.changed_at from knowledge.found f where f.search @@ $1 and' || chosen || ')
    select c.n, array(select h.at from hit h order by h.changed_at desc, h.at limit case when c.n > 500 then 300 else 500 end)
    from (select count(*)::int as n from hit) c';
  answers int;
  pool tid[];
  titled tid[];
begin
  if cardinality(words) > 0 then
    recent := knowledge.recent();
    perform set_config('enable_indexscan', 'off', true);
    for turn in 1 .. 2 loop
      asked := knowledge.asked(words, spoken, every, turn = 2);
      exit when asked = plainly;
      plainly := asked;
      answers := 0;
      if recent is not null then execute answering into answers, pool using asked && recent, kinds, theme, place, of_language; end if;
      if answers <= 500 then execute answering into answers, pool using asked, kinds, theme, place, of_language; end if;
      exit when answers >= 20;
    end loop;
    if answers > 500 then
      execute 'select array(select f.ctid from knowledge.found f where f.titles @@ $1 and f.kind <> ''post'' and' || chosen || ')'
        into titled using asked, kinds, theme, place, of_language;
      pool := pool || titled;
    end if;
  else
    execute 'select array(select f.ctid from knowledge.found f where' || chosen || ' order by f.changed_at desc, f.kind, f.id, f.language limit 500)'
      into pool using asked, kinds, theme, place, of_language;
  end if;
  return query with weighed as (
    select f.ctid as at, f.kind, f.id, f.language, f.themes, f.municipalities, f.changed_at,
      case when asked is null then 0 else ts_rank(f.search, asked) * case when f.behind then 0.5 else 1 end end as weight
    from knowledge.found f where f.ctid = any (pool)
  ), one as materialized (
    select distinct on (w.kind, w.id) w.* from weighed w order by w.kind, w.id, w.language = spoken desc, w.language = 'sv' desc, w.language
  ), page as (
    select o.at, row_number() over (order by o.weight desc, o.changed_at desc, o.kind, o.id) as place from one o order by place limit most offset beyond
  ) select (select count(*)::int from one), coalesce(answers, 0) > 500,
    (select coalesce(array_agg(distinct t order by t), '{}') from one o, unnest(o.themes) t),
    (select coalesce(array_agg(distinct m order by m), '{}') from one o, unnest(o.municipalities) m),
    (select coalesce(json_agg(json_build_object('kind', f.kind, 'path', f.path, 'language', f.language, 'title', f.title, 'ingress', f.ingress,
      'body', left(f.body, 20000)) order by p.place), '[]') from page p join knowledge.found f on f.ctid = p.at);
end $$;

revoke all on function knowledge.quarter(timestamptz), knowledge.recent() from public;
grant execute on function knowledge.quarter(timestamptz), knowledge.recent() to kp_app;
