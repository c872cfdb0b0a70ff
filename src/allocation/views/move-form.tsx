import { Button, Input, type Problems, type Spoken } from '../../design/index.ts'
import { texts } from '../texts/index.ts'

type Props = { visit: Spoken; problems: Problems; typed: Record<string, string> }

/** Places that two municipalities have agreed to move. */
export function MoveForm({ visit, problems, typed }: Props) {
  const { move: t, kept } = texts(visit.language).staff
  const field = (name: string) => ({ visit, name, value: typed[name], problem: problems[name] })
  return (
    <>
      <h2>{t.title}</h2>
      <Input {...field('fran')} label={t.from} />
      <Input {...field('till')} label={t.to} />
      <Input {...field('antal')} label={t.number} room={8} inputmode="numeric" />
      <Input {...field('avtal')} label={t.agreement} />
      <Input {...field('dag')} label={t.day} hint={kept.dayHint} room={12} />
      <Button>{t.save}</Button>
    </>
  )
}
