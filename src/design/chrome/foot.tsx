import program from '../../../package.json' with { type: 'json' }
import { Details } from '../actions/disclosure.tsx'
import { Form } from '../form.tsx'
import { addresses, type Shown } from '../shown.ts'
import { texts } from '../texts/index.ts'
import type { Answering } from './answering.ts'
import { Icon } from './icon.tsx'
import { LanguageSwitch } from './links.tsx'

function FootLinks({ visit }: { visit: Shown }) {
  const t = texts(visit.language).foot
  return (
    <ul class="foot-links">
      <li>
        <a href={addresses.help}>
          <Icon name="phone" />
          {t.help}
        </a>
      </li>
      <li>
        <a href={addresses.accessibility}>{t.accessibility}</a>
      </li>
      {visit.frame.who && (
        <li>
          <a href={addresses.account}>{t.account}</a>
        </li>
      )}
      {visit.frame.who?.own && (
        <li>
          <a href={addresses.seen}>{t.seen}</a>
        </li>
      )}
    </ul>
  )
}

/** Help stands in the same place on every page. */
export function Foot({ visit, answering }: { visit: Shown; answering?: Answering | undefined }) {
  const t = texts(visit.language).foot
  return (
    <footer class="foot">
      <div class="wide">
        {/* Folded: the letters of other languages are fetched one by one, and a slow phone would wait for them all. */}
        <Details title={texts(visit.language).head.language}>
          <LanguageSwitch visit={visit} answering={answering} />
        </Details>
        <FootLinks visit={visit} />
        {visit.frame.who && (
          <Form visit={visit} of={addresses.signOut}>
            <button class="button secondary small" type="submit">
              {t.signOut}
            </button>
          </Form>
        )}
        <p class="version">{t.version(program.version)}</p>
      </div>
    </footer>
  )
}
