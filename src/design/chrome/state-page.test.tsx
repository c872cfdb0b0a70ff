import { describe, expect, it } from 'vitest'
import { languages } from '../../shared/language.ts'
import { aVisit, heard, markup } from '../samples.ts'
import { type State, StatePage, stateOf } from './state-page.tsx'

const states: State[] = [400, 403, 404, 409, 413, 422, 429, 500, 503, 'crowded', 'signedOut', 'ended']

describe('a page for when something is different', () => {
  it.each(states)('%s says what to do and leads on, in every language', (state) => {
    for (const language of languages) {
      const page = markup(<StatePage visit={aVisit(language)} state={state} />)
      expect(page.match(/<h1>/g)).toHaveLength(1)
      expect(page).toMatch(/class="button primary" href="\//)
      expect(page).toContain('href="/hjalp"')
    }
  })

  it('gives the number of a defect, and tries the same address again', () => {
    const page = markup(<StatePage visit={aVisit()} state={500} number="7F3K" />)
    expect(heard(page)).toContain('Felets nummer är 7F3K')
    expect(page).toContain('href="/kurser?plats=lund"')
  })

  it('keeps everything that was typed when the database is away, with the key and version of the first try', () => {
    const fields = [
      { name: '_key', value: 'first' },
      { name: '_version', value: '7' },
      { name: '_csrf', value: 'old' },
      { name: 'why', value: '<b>"svets"</b>' },
    ]
    const page = markup(<StatePage visit={aVisit()} state={503} again={{ of: '/ansok/1', fields }} />)
    expect(page).toContain('name="why" value="&lt;b&gt;&quot;svets&quot;&lt;/b&gt;"')
    expect(page).toContain('name="_key" value="first"')
    expect(page).toContain('name="_version" value="7"')
    expect(page.match(/name="_csrf"/g)).toHaveLength(1)
    expect(page).not.toContain('value="old"')
  })

  it('lets the domain say what happened and where to go', () => {
    const way = { href: '/mina-ansokningar', text: 'Se dina ansökningar' }
    const page = markup(
      <StatePage visit={aVisit()} state={409} way={way}>
        <p>Platsen gick till någon annan.</p>
      </StatePage>,
    )
    expect(page).toContain('<p>Platsen gick till någon annan.</p>')
    expect(page).toContain('href="/mina-ansokningar">Se dina ansökningar</a>')
  })

  it('is known by a word in an address', () => {
    expect(stateOf('404')).toBe(404)
    expect(stateOf('ended')).toBe('ended')
    expect([stateOf('toString'), stateOf('418'), stateOf(null)]).toEqual([null, null, null])
  })
})
