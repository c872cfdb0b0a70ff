-- What a search reads is bounded by what it shows. The newest quarters are asked first, as before, but fewer of them: as many as hold a thousand texts. What
-- they answer tells how many quarters are needed for five hundred answers, so that a word which is neither rare nor common is not read to its end.
drop function knowledge.recent();
-- The quarter of the newest text but so many; null where there are fewer.
create function knowledge.quarter_of(place int) returns int language sql stable set search_path = '' as $$
  select knowledge.quarter((select f.changed_at from knowledge.found f order by f.changed_at desc offset place - 1 limit 1)) $$;
create function knowledge.quarters(first int, last int) returns tsquery language sql immutable set search_path = '' as $$
  select string_agg('Q' || q, '|')::tsquery from generate_series(first, last) q $$;

-- As before, but that the newest five thousand are looked for only when somebody needs them.
create or replace function knowledge.asked(words text[], spoken text, every boolean, begins boolean) returns tsquery language plpgsql stable set search_path = ''
  set enable_seqscan = off set enable_indexscan = on as $$
declare asked tsquery; part tsquery; also tsquery; w text; f text; recent tsquery;
begin
  if begins then recent := knowledge.quarters(knowledge.quarter_of(5000), knowledge.quarter_of(1)); end if;
  perform set_config('enable_indexscan', 'off', true);
  foreach w in array words loop
    f := knowledge.folded(w);
    -- Words like "och" and "för" are in everything.
    continue when to_tsvector('pg_catalog.swedish', w) = '' or to_tsvector('pg_catalog.swedish', f) = '';
    part := to_tsquery('pg_catalog.swedish', w);
    -- The same word twice would be weighed twice for every text.
    foreach also in array array[to_tsquery('pg_catalog.swedish', f), to_tsquery(knowledge.stemmer(spoken), w)] loop
      if numnode(also) > 0 and not part @> also then part := part || also; end if;
    end loop;
    if begins and length(f) >= 4 and (select count(*) from (select from knowledge.found o where o.search @@ coalesce(part && recent, part) limit 50) s) < 50 then
      part := part || to_tsquery('pg_catalog.swedish', f || ':*');
    end if;
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
  newest int := knowledge.quarter_of(1);
  thousand int := knowledge.quarter_of(1000);
  -- Quarters to look back, null is all of them.
  back int;
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
    for turn in 1 .. 2 loop
      perform set_config('enable_indexscan', 'on', true);
      asked := knowledge.asked(words, spoken, every, turn = 2);
      exit when asked = plainly;
      plainly := asked;
      perform set_config('enable_indexscan', 'off', true);
      back := newest - thousand + 1;
      loop
        execute answering into answers, pool
          using case when back is null then asked else asked && knowledge.quarters(newest - back + 1, newest) end, kinds, theme, place, of_language;
        exit when back is null or answers > 500;
        -- Enough for seven hundred, if they are as many before; four years and more are everything.
        back := nullif(least(greatest(back * 700 / greatest(answers, 1), back + 1), 16), 16);
      end loop;
      exit when answers >= 20;
    end loop;
    if answers > 500 then
      execute 'select array(select f.ctid from knowledge.found f where f.titles @@ $1 and f.kind <> ''post'' and' || chosen || ')'
        into titled using asked, kinds, theme, place, of_language;
      pool := pool || titled;
    end if;
    perform set_config('enable_indexscan', 'on', true);
  else
    execute 'select array(select f.ctid from knowledge.found f where' || chosen || ' order by f.changed_at desc, f.kind, f.id, f.language limit 500)'
      into pool using asked, kinds, theme, place, of_language;
  end if;
  return query with weighed as (
    select f.ctid as at, f.kind collate "C" as kind, f.id collate "C" as id, f.language collate "C" as language, f.themes, f.municipalities, f.changed_at,
      case when asked is null then 0 else ts_rank(f.search, asked) * case when f.behind then 0.5 else 1 end end as weight
    from knowledge.found f where f.ctid = any (pool)
  ), one as materialized (
    select distinct on (w.kind, w.id) w.* from weighed w order by w.kind, w.id, w.language = spoken desc, w.language = 'sv' desc, w.language
  ), page as (
    select o.at, row_number() over (order by o.weight desc, o.changed_at desc, o.kind, o.id) as place from one o order by place limit most offset beyond
  ) select (select count(*)::int from one), coalesce(answers, 0) > 500,
    array(select distinct t from one o, unnest(o.themes) t order by t), array(select distinct m from one o, unnest(o.municipalities) m order by m),
    (select coalesce(json_agg(json_build_object('kind', f.kind, 'path', f.path, 'language', f.language, 'title', f.title, 'ingress', f.ingress,
      'body', left(f.body, 20000)) order by p.place), '[]') from page p join knowledge.found f on f.ctid = p.at);
end $$;

revoke all on function knowledge.quarter_of(int), knowledge.quarters(int, int) from public;
grant execute on function knowledge.quarter_of(int), knowledge.quarters(int, int) to kp_app;
