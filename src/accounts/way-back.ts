/**
 * Where one goes after signing in: the page one was on the way to (`?till=`).
 * The trap: browsers drop tabs and line breaks in addresses and read `\` as `/`, so `/\t/elsewhere` is another site.
 */
const home = '/min-sida'
const nowhere = 'https://here.invalid'
const unseen = /[\p{Cc}\p{Zl}\p{Zp}\\]/u
/** Going back to these would turn round at once. */
const round = /^\/(logga-in|logga-ut)(\/|$)/

/** A path of this site with its query; anything else leads to the own page. */
export function wayBack(till: string | undefined): string {
  if (!till || till.length > 500 || !till.startsWith('/') || till.startsWith('//') || unseen.test(till)) return home
  if (!URL.canParse(till, nowhere)) return home
  const { origin, pathname, search } = new URL(till, nowhere)
  if (origin !== nowhere || pathname.startsWith('//') || round.test(pathname)) return home
  return pathname + search
}

/** The same page of sign-in, still on the way to where one wanted. */
export function onTheWay(page: string, till: string | undefined): string {
  const back = wayBack(till)
  return back === home ? page : `${page}?till=${encodeURIComponent(back)}`
}
