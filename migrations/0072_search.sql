-- Search (sökning): Swedish word forms, missing accents and misspellings forgiven. Row security would keep the indexes from being used, so one
-- function sees all rows and answers with what is published only. Near words are found by their own trigrams: no extension is needed.
create function knowledge.folded(words text) returns text language sql immutable parallel safe
  as $$ select pg_catalog.translate(pg_catalog.lower(words), 'åäöàáâãçèéêëìíîïñòóôõùúûüýÿ', 'aaoaaaaceeeeiiiinoooouuuuyy') $$;
create function knowledge.grams(word text) returns text[] language sql immutable parallel safe
  as $$ select coalesce(pg_catalog.array_agg(distinct pg_catalog.substr('  ' || word || ' ', n, 3)), '{}')
    from pg_catalog.generate_series(1, pg_catalog.length(word) + 1) n $$;
revoke all on function knowledge.folded(text), knowledge.grams(text) from public;
grant execute on function knowledge.folded(text), knowledge.grams(text) to kp_app;

alter table knowledge.post_text add column search tsvector generated always as (
  setweight(to_tsvector('swedish', title), 'A') || setweight(to_tsvector('swedish', ingress), 'B') || setweight(to_tsvector('swedish', body), 'C')
  || setweight(to_tsvector('swedish', knowledge.folded(title || ' ' || ingress || ' ' || body)), 'D')) stored;
create index post_text_search on knowledge.post_text using gin (search);
alter table knowledge.example add column search tsvector generated always as (
  setweight(to_tsvector('swedish', title), 'A') || setweight(to_tsvector('swedish', ingress), 'B') || setweight(jsonb_to_tsvector('swedish', template, '["string"]'), 'C')
  || setweight(to_tsvector('swedish', knowledge.folded(title || ' ' || ingress || ' ' || organisation_name || ' ' || template::text)), 'D')) stored;
create index example_search on knowledge.example using gin (search);
alter table knowledge.recommendation add column search tsvector generated always as (
  setweight(to_tsvector('swedish', title), 'A') || setweight(to_tsvector('swedish', text), 'C') || setweight(to_tsvector('swedish', knowledge.folded(title || ' ' || text)), 'D')) stored;
create index recommendation_search on knowledge.recommendation using gin (search);

-- Words that published texts have: what a misspelt word may have meant.
create table knowledge.word (
  word text primary key check (length(word) between 4 and 40),
  grams text[] generated always as (knowledge.grams(word)) stored
);
create index word_grams on knowledge.word using gin (grams);
select platform.guard('knowledge.word');

do $$
declare t text;
begin
  foreach t in array array['post', 'post_text', 'example', 'recommendation', 'word'] loop
    execute format('create policy definer on knowledge.%I for select to kp_owner using (true)', t);
  end loop;
end $$;
create policy definer_learns on knowledge.word for insert to kp_owner with check (true);
create policy definer_forgets on knowledge.word for delete to kp_owner using (true);

-- Each night, for what is published then: a word that has been withdrawn is forgotten.
create function knowledge.learn_words() returns void language plpgsql volatile security definer set search_path = '' as $$
begin
  if (select ctx.role()) is distinct from 'system' then raise exception 'only the site itself'; end if;
  delete from knowledge.word;
  insert into knowledge.word (word)
    select distinct w from (
      select knowledge.folded(t.title || ' ' || t.ingress || ' ' || t.body) as words from knowledge.post_text t join knowledge.post p on p.id = t.post
        where p.stage = 'published' and (t.language = 'sv' or t.state = 'approved')
      union all select knowledge.folded(e.title || ' ' || e.ingress || ' ' || e.organisation_name || ' ' || e.template::text) from knowledge.example e
        where e.stage in ('published', 'grey', 'closed')
      union all select knowledge.folded(r.title || ' ' || r.text) from knowledge.recommendation r where r.published) texts,
      pg_catalog.regexp_split_to_table(texts.words, '[^[:alpha:]]+') w
    where pg_catalog.length(w) between 4 and 40 on conflict do nothing;
end $$;

-- `asked` are folded words; each is replaced by its nearest known word where nothing has it.
create function knowledge.near(asked text[]) returns text[] language sql stable security definer set search_path = '' as $$
  select coalesce(pg_catalog.array_agg(coalesce(near.word, a.word) order by a.place), '{}')
  from pg_catalog.unnest(asked) with ordinality a(word, place)
  left join lateral (
    select w.word, common.n::float8 / (pg_catalog.cardinality(w.grams) + pg_catalog.cardinality(knowledge.grams(a.word)) - common.n) as alike
    from knowledge.word w, lateral (select pg_catalog.count(*)::int as n from pg_catalog.unnest(w.grams) g where g = any (knowledge.grams(a.word))) common
    where w.grams && knowledge.grams(a.word) and pg_catalog.length(w.word) between pg_catalog.length(a.word) - 3 and pg_catalog.length(a.word) + 3
    order by 2 desc, 1 limit 1) near on near.alike >= 0.4 $$;

create function knowledge.search(query text, plain text, kinds text[], most int)
  returns table (kind text, path text, title text, ingress text, body text, rank float8) language sql stable security definer set search_path = '' as $$
  with q as materialized (
    select pg_catalog.websearch_to_tsquery('swedish', query) operator(pg_catalog.||) pg_catalog.websearch_to_tsquery('swedish', plain) as words
  ), found as (
    select 'post' as kind, '/kunskap/' || p.slug as path, t.title, t.ingress, pg_catalog."left"(t.body, 4000) as body, pg_catalog.ts_rank(t.search, q.words) as rank
    from q, knowledge.post_text t join knowledge.post p on p.id = t.post
    where 'post' = any (kinds) and t.search operator(pg_catalog.@@) q.words and p.stage = 'published' and t.language = 'sv'
    union all
    select 'example', '/goda-exempel/' || e.slug, e.title, e.ingress, coalesce(e.template ->> 'did', ''), pg_catalog.ts_rank(e.search, q.words)
    from q, knowledge.example e where 'example' = any (kinds) and e.search operator(pg_catalog.@@) q.words and e.stage in ('published', 'grey', 'closed')
    union all
    select 'recommendation', '/rekommendationer#' || r.slug, r.title, '', r.text, pg_catalog.ts_rank(r.search, q.words)
    from q, knowledge.recommendation r where 'recommendation' = any (kinds) and r.search operator(pg_catalog.@@) q.words and r.published
  ) select f.kind, f.path, f.title, f.ingress, f.body, f.rank::float8 from found f order by f.rank desc, f.path limit least(most, 100) $$;
revoke all on function knowledge.learn_words(), knowledge.near(text[]), knowledge.search(text, text, text[], int) from public;
grant execute on function knowledge.learn_words(), knowledge.near(text[]), knowledge.search(text, text, text[], int) to kp_app;
