import { about, type Language } from '../../../shared/language.ts'
import type { Shown } from '../../../shared/shown.ts'
import { type Course, courseKinds } from '../../domain/course.ts'
import { texts } from '../../texts/index.ts'
import { type Field, type Typed, worded } from './fields.tsx'

export const others: readonly Language[] = ['en', 'ar', 'prs', 'so', 'ti', 'uk']
const tracks = ['sfi_near', 'trade', 'academic'] as const

/** What the course is. */
function aboutFields(visit: Shown): Field[] {
  const { kind, staff } = texts(visit.language)
  const { courseFields: t, courseHints: hints } = staff
  const vocational = worded(['yes', 'no'], staff)
  return [
    { name: 'title', label: t.title, as: 'text' },
    { name: 'ingress', label: t.ingress, as: 'text', hint: hints.ingress, optional: true },
    { name: 'body', label: t.body, as: 'long', optional: true },
    { name: 'kind', label: t.kind, as: 'select', options: worded(courseKinds, kind) },
    { name: 'vocational', label: t.vocational, as: 'radios', hint: hints.vocational, options: vocational },
    { name: 'tradeName', label: t.tradeName, as: 'text', optional: true },
    { name: 'trade', label: t.trade, as: 'number', optional: true },
  ]
}

/** What it asks for and gives. */
function levelFields(visit: Shown): Field[] {
  const { track, staff } = texts(visit.language)
  const { courseFields: t, courseHints: hints, noTrack } = staff
  const chosen = { options: worded(tracks, track), empty: noTrack }
  return [
    { name: 'track', label: t.track, as: 'select', ...chosen, optional: true },
    { name: 'levelIn', label: t.levelIn, as: 'text', hint: hints.levelIn, optional: true },
    { name: 'levelOut', label: t.levelOut, as: 'text', optional: true },
    { name: 'credits', label: t.credits, as: 'number', optional: true },
    { name: 'certificate', label: t.certificate, as: 'text', optional: true },
    { name: 'languageSupport', label: t.languageSupport, as: 'text', hint: hints.languageSupport, optional: true },
    { name: 'prerequisites', label: t.prerequisites, as: 'long', hint: hints.lines, optional: true },
    { name: 'documents', label: t.documents, as: 'long', hint: hints.lines, optional: true },
  ]
}
export const swedishFields = (visit: Shown): Field[] => [...aboutFields(visit), ...levelFields(visit)]

export function otherFields(visit: Shown, language: Language): Field[] {
  const t = texts(visit.language).staff
  const { name } = about[language]
  return [
    { name: `title-${language}`, label: t.titleIn(name), as: 'text', optional: true },
    { name: `ingress-${language}`, label: t.ingressIn(name), as: 'text', optional: true },
    { name: `body-${language}`, label: t.bodyIn(name), as: 'long', optional: true },
  ]
}

export function typedCourse(course: Course): Typed {
  const { title, ingress, body, kind, trade, tradeName, track, levelIn, levelOut, certificate, languageSupport } =
    course
  const inOthers = others.flatMap((language) => {
    const own = course.texts[language]
    return [
      [`title-${language}`, own?.title ?? ''],
      [`ingress-${language}`, own?.ingress ?? ''],
      [`body-${language}`, own?.body ?? ''],
    ]
  })
  return {
    ...{ title, ingress, body, kind, trade, tradeName, track, levelIn, levelOut, certificate, languageSupport },
    vocational: course.vocational ? 'yes' : 'no',
    credits: course.credits === null ? '' : String(course.credits),
    prerequisites: course.prerequisites.map(({ text }) => text).join('\n'),
    documents: course.documents.map(({ text }) => text).join('\n'),
    ...Object.fromEntries(inOthers),
  }
}
export const usualCourse: Typed = { kind: 'yrkes_sfi', vocational: 'yes' }
