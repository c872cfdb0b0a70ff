import { type Context, Hono } from 'hono'
import type { z } from 'zod'
import { isShown } from '../../accounts/index.ts'
import { findIndicator } from '../../figures/index.ts'
import { idOf } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route, versionOf } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { type BankDone, beginExample, moveExample, type Patch, saveExample, standsAs } from '../acts/bank.ts'
import { practiceLetter } from '../acts/letters.ts'
import { texts } from '../bank/texts/index.ts'
import { type FormPart, formParts, isEditable } from '../domain/example.ts'
import { contactForm, evidenceForm, headForm, measuredOf, partForms, stepForm } from '../form/bank.ts'
import { beginForm } from '../form/posts.ts'
import { listOwnAdoptions } from '../queries/adoptions.ts'
import { findOwned, listOwned } from '../queries/bank.ts'
import { listQuestions } from '../queries/questions.ts'
import { rated } from '../rated.ts'
import { BankPage } from '../views/bank.tsx'
import { lackWords, OwnedPage } from '../views/owned.tsx'
import { type Part, PartPage } from '../views/owned-parts.tsx'
import type { Told } from '../views/told.ts'
import { doneIn, said, told } from './told.ts'

/** /exempelbanken: what a municipality has done and taken up, and who has asked it something. */
export const bankRoutes = new Hono<Site>()
const own = { policy: 'examples', purpose: null } as const
const read = { ...own, method: 'get', audit: 'none', form: null } as const
const write = { ...own, method: 'post', audit: 'write' } as const
const words = (c: Context<Site>) => texts(c.var.visit.language).staff

async function showBank(c: Context<Site>, also: Told = {}, status = 200) {
  const { visit } = c.var
  const { municipality } = visit.actor
  const [owned, questions, adoptions] = await inside(
    visit,
    async (tx) =>
      [
        await listOwned(tx, municipality),
        await listQuestions(tx, municipality),
        municipality ? await listOwnAdoptions(tx, municipality) : [],
      ] as const,
  )
  const examples = owned.map((row) => rated(row))
  const whole = municipality === null
  return html(
    c,
    <BankPage {...{ visit, examples, questions, adoptions, whole }} status={doneIn(c)} {...also} />,
    status,
  )
}
route(bankRoutes, { ...read, path: '/exempelbanken', answer: (c) => showBank(c) })
route(bankRoutes, {
  ...write,
  path: '/exempelbanken',
  form: beginForm,
  async answer(c, input) {
    if ('problems' in input) return showBank(c, told(c, input), 422)
    // An example is told by a municipality; the region reads and publishes.
    if (!c.var.visit.actor.municipality) return showState(c, 404)
    const id = await beginExample(c.var.visit, input.value.rubrik)
    if (id) return c.redirect(`/exempelbanken/${id}`, 303)
    return showBank(c, { ...said('rubrik', words(c).taken), typed: input.value }, 422)
  },
})

const path = '/exempelbanken/:id{[0-9a-f-]{36}}'
const findHere = (c: Context<Site>) =>
  inside(c.var.visit, (tx) => findOwned(tx, idOf(c), c.var.visit.actor.municipality))
async function showOne(c: Context<Site>, also: Told = {}, status = 200) {
  const { visit } = c.var
  const example = await findHere(c)
  if (!example) return showState(c, 404)
  const letter = isShown(visit.services.settings, 'mail') ? await practiceLetter(visit, example.id) : undefined
  const by = standsAs(visit, example.municipality)
  const props = { visit, by, example: rated(example), letter }
  return html(c, <OwnedPage {...props} status={doneIn(c)} {...also} />, status)
}
route(bankRoutes, { ...read, path, answer: (c) => showOne(c) })

function finish(
  c: Context<Site>,
  outcome: BankDone,
  done: string,
  again: (also: Told, status: number) => Promise<Response>,
) {
  const t = words(c)
  if (outcome === 'missing') return showState(c, 404)
  if (outcome === 'done') return c.redirect(`/exempelbanken/${idOf(c)}?klart=${done}`, 303)
  if (outcome === 'changed') return again(said('form', t.changed), 409)
  return again(said('form', t.lacking(lackWords(c.var.visit, outcome.lacks))), 422)
}

route(bankRoutes, {
  ...write,
  path: `${path}/steg`,
  form: stepForm,
  async answer(c, input) {
    if ('problems' in input) return showOne(c, told(c, input), 422)
    const { gor: act, varfor: why } = input.value
    if (why === '' && ['return', 'close', 'withdraw'].includes(act))
      return showOne(c, said('varfor', words(c).whyNeeded), 422)
    const outcome = await moveExample(c.var.visit, { id: idOf(c), version: versionOf(input), act, why })
    return finish(c, outcome, 'flyttat', (also, status) => showOne(c, also, status))
  },
})

async function showPart(c: Context<Site>, part: Part, also: Told = {}, status = 200) {
  const { visit } = c.var
  const example = await findHere(c)
  if (!example || !isEditable(example.stage)) return showState(c, 404)
  return html(c, <PartPage {...{ visit, example, part }} {...also} />, status)
}
/** One page of the form: what was typed there, as what it changes. */
function mount<Value>(
  part: Part,
  form: z.ZodType<Value>,
  patch: (value: Value, c: Context<Site>) => Patch | Promise<Patch>,
): void {
  route(bankRoutes, { ...read, path: `${path}/${part}`, answer: (c) => showPart(c, part) })
  route(bankRoutes, {
    ...write,
    path: `${path}/${part}`,
    form,
    async answer(c, input) {
      if ('problems' in input) return showPart(c, part, told(c, input), 422)
      const outcome = await saveExample(c.var.visit, idOf(c), versionOf(input), await patch(input.value, c))
      return finish(c, outcome, 'sparat', (also, status) => showPart(c, part, also, status))
    },
  })
}
mount('rubrik', headForm, ({ rubrik, ingress, amnen, grupper }) => ({
  title: rubrik,
  ingress,
  themes: amnen,
  groups: grupper,
}))
for (const part of Object.keys(formParts) as FormPart[]) mount(part, partForms[part], (template) => ({ template }))
mount('bevis', evidenceForm, async (value, c) => {
  const figure = value.matt ? await findIndicator(c.var.visit, value.matt) : null
  const evaluatedBy = value.utvarderad === 'nej' ? null : value.utvarderad
  return { evidence: { ...measuredOf(value), places: value.platser ?? 0, evaluatedBy, report: value.rapport, figure } }
})
mount('kontakt', contactForm, ({ mejl }) => ({ mail: mejl || null }))
