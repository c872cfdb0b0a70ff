import { type Context, Hono } from 'hono'
import type { z } from 'zod'
import { type Input, idOf, type Raw } from '../../platform/input.ts'
import { showState } from '../../platform/pages.tsx'
import { route, versionOf } from '../../platform/route.ts'
import type { Site } from '../../platform/visit.ts'
import { attachFiles, changeDraft, detachFile, readDraft } from '../acts.ts'
import { type Draft, type PageName, pageAfter, paths } from '../draft.ts'
import { conditionsForm, consentForm, contactForm, documentsForm, homeForm, nameForm, numberOf } from '../form.ts'
import { showPage } from './pages.tsx'

/** One POST per page: the answer is saved, and the next page without an answer follows. */
export const answerRoutes = new Hono<Site>()
type Problems = { problems: Record<string, string> }
type Asked<Value> = {
  page: PageName
  form: z.ZodType<Value>
  /** What is saved, or what only the whole can tell is wrong. */
  answer: (value: Value, c: Context<Site>) => ((draft: Draft) => Draft) | Problems
}

function ask<Value>({ page, form, answer }: Asked<Value>): void {
  route(answerRoutes, {
    method: 'post',
    path: `/utkast/:id/${paths[page]}`,
    policy: 'applies',
    purpose: null,
    form,
    audit: 'none',
    answer: (c, input) => keepAnswer(c, page, input, answer),
  })
}

async function keepAnswer<Value>(
  c: Context<Site>,
  page: PageName,
  input: Input<Value>,
  answer: Asked<Value>['answer'],
) {
  if ('problems' in input) return showPage(c, page, 422, input)
  const change = answer(input.value, c)
  if (typeof change !== 'function') return showPage(c, page, 422, { raw: input.raw, ...change })
  return save(c, page, input, change)
}

type Change = (draft: Draft) => Draft
async function save(c: Context<Site>, page: PageName, input: { raw: Raw }, change: Change) {
  const { visit } = c.var
  const id = idOf(c)
  const done = await changeDraft(visit, id, versionOf(input), change)
  if (done === 'missing') return showState(c, 404)
  if (done === 'changed') return showPage(c, page, 409, { raw: input.raw, problems: {} })
  const open = await readDraft(visit, id)
  return c.redirect(`/utkast/${id}/${paths[pageAfter(page, done, open?.row.startedAs ?? 'applicant')]}`, 303)
}

ask({
  page: 'name',
  form: nameForm,
  answer(form, c) {
    const number = numberOf(form, c.var.visit.mode, c.var.visit.now)
    if ('problem' in number) return { problems: { number: number.problem } }
    return (draft) => ({ ...draft, person: { given: form.given, family: form.family, number: number.value } })
  },
})
ask({
  page: 'contact',
  form: contactForm,
  answer:
    ({ channel, phone, mail, language, interpreter, receiver, ...helper }) =>
    ({ receiver: _before, ...draft }) => ({
      ...draft,
      contact: { channel, phone, mail, language, interpreter: interpreter === 'yes' },
      ...(receiver === 'helper' && {
        receiver: { name: helper.helperName, phone: helper.helperPhone, mail: helper.helperMail },
      }),
    }),
})
ask({
  page: 'home',
  form: homeForm,
  answer({ has, municipality }) {
    if (has === 'yes' && !municipality) return { problems: { municipality: 'municipality' } }
    return (draft) => ({ ...draft, home: { municipality: has === 'yes' ? municipality : null } })
  },
})
ask({
  page: 'conditions',
  form: conditionsForm,
  answer:
    ({ conditions, wish }) =>
    (draft) => ({ ...draft, conditions, wish }),
})
ask({
  page: 'consent',
  form: consentForm,
  answer:
    ({ language, channel, interpreter }) =>
    (draft) => ({ ...draft, consent: { language, channel, interpreter: interpreter === 'yes' } }),
})

const filesOf = (raw: Raw): Record<string, File> =>
  Object.fromEntries(
    Object.entries(raw).flatMap(([field, value]) =>
      field.startsWith('f_') && value instanceof File ? [[field.slice(2), value]] : [],
    ),
  )

route(answerRoutes, {
  method: 'post',
  path: `/utkast/:id/${paths.documents}`,
  policy: 'applies',
  purpose: null,
  form: documentsForm,
  audit: 'none',
  async answer(c, input) {
    if ('problems' in input) return showPage(c, 'documents', 422, input)
    const { visit } = c.var
    const open = await readDraft(visit, idOf(c))
    if (!open) return showState(c, 404)
    if (input.value.remove) {
      await detachFile(visit, open.row.id, input.value.remove)
      return c.redirect(`/utkast/${open.row.id}/${paths.documents}`, 303)
    }
    const refused = Object.entries(await attachFiles(visit, open.row.id, filesOf(input.raw)))
    const problems = Object.fromEntries(refused.map(([item, problem]) => [`f_${item}`, problem]))
    if (refused.length > 0) return showPage(c, 'documents', 422, { raw: {}, problems })
    return save(c, 'documents', input, (draft) => ({ ...draft, documents: true }))
  },
})
