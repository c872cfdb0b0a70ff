import { addresses, type Frame, type Place, product, type Shown } from '../shown.ts'
import { texts } from '../texts/index.ts'
import type { Answering } from './answering.ts'
import { Icon, Mark } from './icon.tsx'
import { LanguageMenu } from './links.tsx'
import { PhaseBanner } from './phase-banner.tsx'

type Who = NonNullable<Frame['who']>
/** A newcomer acts as nobody but themselves. */
const isWorthSaying = (who: Who) => who.organisation !== null || who.roles > 1

const InForce = ({ visit, who }: { visit: Shown; who: Who }) => (
  <p class="in-force">
    {who.organisation && <strong>{who.organisation}</strong>}
    <span>{who.role}</span>
    {who.roles > 1 && <a href={addresses.roles}>{texts(visit.language).head.changeRole}</a>}
  </p>
)

const Mine = ({ visit }: { visit: Shown }) => {
  const t = texts(visit.language).head
  const [href, text] = visit.frame.who ? [addresses.mine, t.mine] : [addresses.signIn, t.signIn]
  return (
    <a class="mine" href={href}>
      <Icon name="person" />
      {text}
    </a>
  )
}

const PlaceLink = ({ place }: { place: Place }) => (
  <li>
    <a href={place.href} aria-current={place.here ? 'page' : undefined}>
      {place.text}
    </a>
  </li>
)

const Places = ({ visit }: { visit: Shown }) => (
  <nav class="places" aria-label={texts(visit.language).head.places}>
    <ul class="wide">
      {visit.frame.places.map((place) => (
        <PlaceLink place={place} />
      ))}
    </ul>
  </nav>
)

export function Head({ visit, answering }: { visit: Shown; answering?: Answering | undefined }) {
  const { who, places } = visit.frame
  return (
    <header class="head">
      <div class="band">
        <div class="wide">
          <a class="wordmark" href={addresses.start}>
            <Mark />
            {product}
          </a>
          {who && isWorthSaying(who) && <InForce visit={visit} who={who} />}
          <LanguageMenu visit={visit} answering={answering} />
          <Mine visit={visit} />
        </div>
      </div>
      {visit.mode === 'demo' && <PhaseBanner visit={visit} />}
      {places.length > 0 && <Places visit={visit} />}
    </header>
  )
}
