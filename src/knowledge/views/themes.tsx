import type { Shown as Visit } from '../../design/index.ts'
import { texts } from '../texts/index.ts'

type Props = { visit: Visit; themes: readonly string[]; href: (theme: string) => string }
/** What it is about, each with the way to everything else about it. */
export const Themes = ({ visit, themes, href }: Props) =>
  themes.length === 0 ? null : (
    <p>
      {texts(visit.language).themes}:{' '}
      {themes.map((theme) => (
        <>
          <a href={href(theme)} lang="sv">
            {theme}
          </a>{' '}
        </>
      ))}
    </p>
  )
