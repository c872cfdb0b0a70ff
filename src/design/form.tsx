import type { Children, Shown } from './shown.ts'
import { texts } from './texts/index.ts'

type Props = {
  visit: Pick<Shown, 'language' | 'sign'>
  /** The route that takes the form; the key and the token are bound to it. */
  of: string
  /** Version of the row that the reader saw. */
  version?: number | undefined
  /** Key of an earlier try whose outcome nobody knows: with the same key it cannot happen twice. */
  earlier?: string | undefined
  multipart?: boolean | undefined
  children?: Children
}

/** The only way to draw a POST form: pressed twice, it happens once; sent from elsewhere, it never happens. */
export function Form({ visit, of, version = 0, earlier, multipart, children }: Props) {
  const { key, csrf } = visit.sign(of)
  const t = texts(visit.language).form
  return (
    <form
      method="post"
      action={of}
      enctype={multipart ? 'multipart/form-data' : undefined}
      novalidate
      data-sending={t.sending}
      data-offline={t.offline}
    >
      <input type="hidden" name="_key" value={earlier ?? key} />
      <input type="hidden" name="_csrf" value={csrf} />
      <input type="hidden" name="_version" value={version} />
      {children}
    </form>
  )
}
