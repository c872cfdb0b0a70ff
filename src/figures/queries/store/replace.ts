export const key = (row: string) => `${row}.slug, ${row}.edition, ${row}.municipality, ${row}.period, ${row}.sex`
const said = (row: string) => `${row}.value, ${row}.numerator, ${row}.denominator, ${row}.status`
/** That a number was revised once is no news the next time. */
const marked = (row: string) => `array_remove(${row}.marks, 'revised')`

/** A cell that says something else closes the row before it; what says the same stays where it was. `$1` is the release. */
export const replace = (rows: string) => `
  with news as (${rows}), told as (
    select n.*, o.since as old, o.value as was, o.status as stood, o.marks as had from news n
      left join figures.observation o on o.until is null and (${key('o')}) = (${key('n')})
    where o.since is null or (${said('o')}, ${marked('o')}) is distinct from (${said('n')}, ${marked('n')})),
  closed as (update figures.observation o set until = $1 from told t where t.old is not null and o.until is null and (${key('o')}) = (${key('t')}) returning 1)
  insert into figures.observation (slug, edition, municipality, period, sex, since, value, numerator, denominator, status, marks, reply)
  select ${key('t')}, $1, ${said('t')}, case when t.stood = 'ok' and t.status = 'ok' and t.was <> t.value and ('demo' = any (t.marks) or not 'demo' = any (t.had))
    and not 'revised' = any (t.marks) then t.marks || 'revised'::text else t.marks end, t.reply
  from told t where (select count(*) from closed) >= 0`
