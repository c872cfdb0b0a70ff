import { formatNumber } from '../../shared/texts.ts'
import { Icon } from '../chrome/icon.tsx'
import type { Spoken } from '../shown.ts'
import { texts } from '../texts/index.ts'

type Props = { visit: Spoken; page: number; pages: number; href: (page: number) => string }

/** First, last, this one and its neighbours; 0 stands for a gap. */
export function shownPages(page: number, pages: number): number[] {
  const near = [1, page - 1, page, page + 1, pages].filter((n) => n >= 1 && n <= pages)
  const distinct = [...new Set(near)]
  return distinct.flatMap((n, at) => {
    const missing = n - (distinct[at - 1] ?? 0) - 1
    return missing === 0 ? [n] : missing === 1 ? [n - 1, n] : [0, n]
  })
}

function PageLink({ props, n }: { props: Props; n: number }) {
  if (n === 0) return <li class="other">…</li>
  const number = formatNumber(props.visit.language, n)
  return (
    <li class={n === props.page ? undefined : 'other'}>
      <a
        href={props.href(n)}
        aria-label={texts(props.visit.language).list.page(number)}
        aria-current={n === props.page ? 'page' : undefined}
      >
        {number}
      </a>
    </li>
  )
}

const Step = ({ props, n, text, rel }: { props: Props; n: number; text: string; rel: 'prev' | 'next' }) => (
  <li class={rel}>
    <a href={props.href(n)} rel={rel}>
      {rel === 'prev' && <Icon name="back" />}
      {text}
      {rel === 'next' && <Icon name="arrow" />}
    </a>
  </li>
)

/** Nothing when all rows are on one page. */
export function Pagination(props: Props) {
  const { visit, page, pages } = props
  const t = texts(visit.language).list
  if (pages <= 1) return null
  return (
    <nav class="pagination" aria-label={t.pages}>
      <ul>
        {page > 1 && <Step props={props} n={page - 1} text={t.previous} rel="prev" />}
        {shownPages(page, pages).map((n) => (
          <PageLink props={props} n={n} />
        ))}
        {page < pages && <Step props={props} n={page + 1} text={t.next} rel="next" />}
      </ul>
    </nav>
  )
}
