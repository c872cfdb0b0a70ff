import { describe, expect, it } from 'vitest'
import { Form } from './form.tsx'
import { aVisit, markup } from './samples.ts'

describe('a form', () => {
  it('carries its key, its token and the version that was seen', () => {
    const form = markup(<Form visit={aVisit()} of="/ansokningar/7/steg" version={4} />)
    expect(form).toContain('<form method="post" action="/ansokningar/7/steg" novalidate=""')
    expect(form).toContain('name="_key" value="key of /ansokningar/7/steg"')
    expect(form).toContain('name="_csrf" value="token of /ansokningar/7/steg"')
    expect(form).toContain('name="_version" value="4"')
  })

  it('begins at version 0, and takes files only when it says so', () => {
    expect(markup(<Form visit={aVisit()} of="/x" />)).toContain('name="_version" value="0"')
    expect(markup(<Form visit={aVisit()} of="/x" />)).not.toContain('enctype')
    expect(markup(<Form visit={aVisit()} of="/x" multipart />)).toContain('enctype="multipart/form-data"')
  })

  it('keeps the key of an earlier try, so that the same press cannot count twice', () => {
    const form = markup(<Form visit={aVisit()} of="/x" earlier="the first" />)
    expect(form).toContain('name="_key" value="the first"')
    expect(form).toContain('name="_csrf" value="token of /x"')
  })

  it('holds the words that its script needs in the language of the reader', () => {
    expect(markup(<Form visit={aVisit('en')} of="/x" />)).toContain('data-sending="Sending…"')
  })
})
