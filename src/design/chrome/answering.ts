/** The form that somebody is filling in on a page: another language takes what is typed with it. */
export type Answering = {
  of: string /** What Enter sends: the form's own first button. */
  press: { name?: string; value?: string }
}

export const answeringId = 'svar'
const forms = /<form method="post" action="([^"]*)"[\s\S]*?<\/form>/g
const typed = /<textarea|<select|<input (?![^>]*type="hidden")/
const firstButton = /<button[^<>]*type="submit"[^<>]*>/

const attribute = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]

/** The first form on the page with something to fill in, and the page with that form named. */
export function answeringIn(main: string): { main: string; answering: Answering | undefined } {
  const found = [...main.matchAll(forms)].find(([form]) => typed.test(form))
  if (!found) return { main, answering: undefined }
  const tag = firstButton.exec(found[0])?.[0] ?? ''
  const [name, value] = [attribute(tag, 'name'), attribute(tag, 'value')]
  const named = found[0].replace('<form ', `<form id="${answeringId}" `)
  return {
    main: main.slice(0, found.index) + named + main.slice(found.index + found[0].length),
    answering: { of: found[1] ?? '', press: { ...(name && { name }), ...(value && { value }) } },
  }
}
