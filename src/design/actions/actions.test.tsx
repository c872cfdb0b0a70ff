import { describe, expect, it } from 'vitest'
import { BackLink, Breadcrumbs } from '../chrome/links.tsx'
import { aVisit, heard, markup } from '../samples.ts'
import { Button, ButtonLink } from './button.tsx'
import { Accordion, Details, Tabs } from './disclosure.tsx'

const visit = aVisit()

describe('a button', () => {
  it('sends its form and can say which of several it is', () => {
    const button = markup(
      <Button name="step" value="offer" to="/annat" about="Fatima">
        Erbjud
      </Button>,
    )
    expect(button).toContain(
      '<button class="button primary" type="submit" name="step" value="offer" formaction="/annat">',
    )
    expect(heard(button)).toBe('Erbjud Fatima')
    expect(button).not.toContain('disabled')
  })

  it('that only leads somewhere is a link', () => {
    expect(
      markup(
        <ButtonLink kind="secondary" href="/kurser">
          Se kurser
        </ButtonLink>,
      ),
    ).toBe('<a class="button secondary" href="/kurser">Se kurser</a>')
  })
})

describe('ways back', () => {
  it('stay on this site', () => {
    expect(markup(<BackLink visit={visit} href="/kurser" />)).toContain('href="/kurser"')
    expect(markup(<BackLink visit={visit} href="https://example.org" />)).toContain('href="/"')
  })

  it('show where in the tree one is', () => {
    const crumbs = markup(
      <Breadcrumbs visit={visit} crumbs={[{ href: '/arbetslista', text: 'Arbetslista' }]} here="Sara" />,
    )
    expect(crumbs).toContain('<li><a href="/arbetslista">Arbetslista</a></li><li aria-current="page">Sara</li>')
  })
})

describe('what can be unfolded', () => {
  it('is unfolded by the browser itself', () => {
    expect(markup(<Details title="Mer">Text</Details>)).toMatch(/^<details class="details"><summary>/)
    expect(markup(<Details title="Mer" open />)).toContain('<details class="details" open="">')
    expect(markup(<Accordion parts={[{ title: 'Papper', children: 'x' }]} level={3} />)).toContain('<h3>Papper</h3>')
  })

  it('as tabs is whole without a script: links to parts that all are there', () => {
    const tabs = markup(
      <Tabs
        label="Ansökan"
        tabs={[
          { id: 'a', title: 'Ett', children: 'x' },
          { id: 'b', title: 'Två', children: 'y' },
        ]}
      />,
    )
    expect(tabs).toContain('<a href="#b">Två</a>')
    expect(tabs).toContain(
      '<section class="tab-panel" id="b" aria-labelledby="b-title"><h2 id="b-title">Två</h2>y</section>',
    )
    expect(tabs).not.toContain('hidden')
  })
})
