-- The catalogue can begin with what one can apply to now, then what is to come, then what has closed; within each by start. All else is as in 0011.
create or replace function courses.catalogue(spoken text, today date, words text[], plain_words text[], near_codes text[], near_minutes int[], municipalities text[],
    most_minutes int, trades text[], levels text[], months text[], tracks text[], support text[], intakes text[], forms text[], sorted text, most int,
    beyond int, with_price boolean, only_rounds boolean)
  returns table (rows json, spread text) language plpgsql stable set search_path = '' set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  return query
with words as materialized (
  select pg_catalog.plainto_tsquery('swedish', w.word) as query, '%' || w.plain || '%' as pattern
  from unnest(words, plain_words) as w(word, plain)
), k as materialized (
  select c.id, c.slug, c.title, c.texts -> spoken ->> 'title' as own_title, c.trade, c.trade_name, c.track, c.level_in, c.level_out, c.language_support,
    row_number() over (order by c.title collate "sv-x-icu") as place,
    case when cardinality(words) > 0 then (select array_agg(w.pattern) from words w where not (c.search @@ w.query or c.plain like w.pattern)) end as missing,
    case when not exists (select from courses.round u where u.course = c.id and greatest(u.starts, u.entry_date) >= today)
      then (select u.id from courses.round u where u.course = c.id order by u.starts desc, u.id limit 1) end as latest
  from courses.course c
), listed as (
  select k.id as course, k.place, k.trade, k.track, k.level_in, replace(lower(k.language_support), ', ', ',') as languages, r.id, r.provider, r.municipality, m.name as municipality_name, k.trade_name, r.form, r.starts, r.usual_days,
    case when r.id is null then 'planned' when r.intake = 'open' and r.entry_date < today then 'closed' else r.intake end as intake,
    left(r.starts::text, 7) as month,
    case when r.distance then 0 else near_minutes[array_position(near_codes, r.municipality)] end as minutes
  from k left join courses.round r on r.course = k.id and (greatest(r.starts, r.entry_date) >= today or r.id = k.latest)
    left join organisations.organisation o on cardinality(words) > 0 and o.id = r.provider
    left join organisations.organisation m on m.kind = 'municipality' and m.municipality = r.municipality
  where (r.id is not null or not only_rounds) and (k.missing is null or not exists (select from unnest(k.missing) as p(pattern)
    where courses.folded(concat_ws(' ', r.place, o.name, m.name)) not like p.pattern))
), flagged as materialized (
  select *, 9 - f1::int - f2::int - f3::int - f4::int - f5::int - f6::int - f7::int - f8::int - f9::int as misses
  from (select l.*,
    cardinality(municipalities) = 0 or l.municipality is not null and l.municipality = any (municipalities) as f1,
    most_minutes is null or l.minutes is not null and l.minutes <= most_minutes as f2,
    cardinality(trades) = 0 or l.trade = any (trades) as f3,
    cardinality(levels) = 0 or l.level_in = any (levels) as f4,
    cardinality(months) = 0 or l.month is not null and l.month = any (months) as f5,
    cardinality(tracks) = 0 or l.track = any (tracks) as f6,
    cardinality(support) = 0 or string_to_array(l.languages, ',') && support as f7,
    cardinality(intakes) = 0 or l.intake = any (intakes) as f8,
    cardinality(forms) = 0 or l.form is not null and l.form = any (forms) as f9
    from listed l) f
), chosen as (
  select f.*, case sorted when 'travel' then f.minutes when 'wait' then f.usual_days when 'title' then f.place
    when 'open' then case f.intake when 'open' then 0 when 'closed' then 2 when 'cancelled' then 3 else 1 end end as before from flagged f where f.misses = 0
  order by before nulls last, f.starts nulls last, f.place, f.id
  limit most offset beyond
)
select
  (select json_agg(x) from (
    select c.id, c.course, k.slug, coalesce(k.own_title, k.title) as title, k.own_title is not null as own, k.trade, k.trade_name as "tradeName", k.track, k.level_in as "levelIn",
      k.level_out as "levelOut", k.language_support as "languageSupport", r.place, c.municipality_name as municipality, c.municipality as "municipalityCode", o.name as provider, c.form, c.starts, r.ends, r.entry_date as "entryDate",
      r.hours_per_week as "hoursPerWeek", r.seats, r.seats_taken as "seatsTaken", r.reserves, c.usual_days as "usualDays", c.intake,
      r.intake_reason as "intakeReason", r.reopens, c.minutes,
      (select min(s.starts) from courses.round s where s.course = c.course and s.starts > greatest(c.starts, today) and s.intake <> 'cancelled') as "nextStart",
      p.amount, p.unit
    from chosen c join k on k.id = c.course left join courses.round r on r.id = c.id left join organisations.organisation o on o.id = c.provider
      left join lateral (select p.amount, p.unit from courses.price p
        where with_price and p.course = c.course and p.provider = c.provider and (p.round is null or p.round = c.id)
          and p.valid_from <= c.starts and (p.valid_to is null or p.valid_to > c.starts)
        order by p.round is null, p.valid_from desc limit 1) p on true
    order by c.before nulls last, c.starts nulls last, c.place, c.id) x),
  (select string_agg(concat(case when misses = 0 then 0 when not f1 then 1 when not f2 then 2 when not f3 then 3 when not f4 then 4 when not f5 then 5
      when not f6 then 6 when not f7 then 7 when not f8 then 8 else 9 end, chr(31), municipality, chr(29), municipality_name, chr(31), minutes, chr(31), trade, chr(29), trade_name, chr(31), level_in, chr(31), month,
      chr(31), track, chr(31), languages, chr(31), intake, chr(31), form), chr(30)) from flagged where misses < 2);
end $$;
