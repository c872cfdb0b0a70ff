import { describe, expect, it } from 'vitest'
import { type Child, raw } from './runtime.ts'

const hostile = `<b a="1" b='2'>&`
const plain = '&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;'

describe('what TSX draws', () => {
  it('escapes every word, in text, in attributes, in lists and from components', () => {
    const Says = ({ word }: { word: string }) => word
    expect(`${<p title={hostile}>{hostile}</p>}`).toBe(`<p title="${plain}">${plain}</p>`)
    expect(`${<p>{[hostile, [hostile]]}</p>}`).toBe(`<p>${plain}${plain}</p>`)
    expect(`${<Says word={hostile} />}`).toBe(plain)
  })

  it('takes nothing for markup that only looks like it', () => {
    const forged = { isEscaped: true, html: hostile, toString: () => hostile } as unknown as Child
    expect(`${<p>{forged}</p>}`).toBe(`<p>${plain}</p>`)
    expect(`${<p title={forged as string} />}`).toBe(`<p title="${plain}"></p>`)
  })

  it('lets drawn HTML stand, once and inside others', () => {
    expect(`${<p>{raw('<svg/>')}</p>}`).toBe('<p><svg/></p>')
    const part = <em>{hostile}</em>
    expect(`${<p>{part}</p>}`).toBe(`<p><em>${plain}</em></p>`)
  })

  it('leaves out what is not there, but writes nought', () => {
    const nothing: Child[] = [null, undefined, true, false, '']
    expect(`${<p title={undefined}>{nothing}</p>}`).toBe('<p></p>')
    expect(`${<li value={0}>{0}</li>}`).toBe('<li value="0">0</li>')
  })

  it('tells attributes that are there or not from those that say yes or no', () => {
    expect(`${<input checked disabled={false} aria-invalid={false} />}`).toBe(
      '<input checked="" aria-invalid="false"/>',
    )
    const link = (
      <a href="/x" download="x.csv" hidden={false}>
        x
      </a>
    )
    expect(`${link}`).toBe('<a href="/x" download="x.csv">x</a>')
  })

  it('gives children to a component as they were written', () => {
    const Twice = ({ children }: { children?: Child }) => (
      <>
        {children}
        {children}
      </>
    )
    expect(
      `${(
        <Twice>
          <br />
          och
        </Twice>
      )}`,
    ).toBe('<br/>och<br/>och')
  })

  it('draws nothing before it is asked', () => {
    let drawn = 0
    const Counts = () => {
      drawn += 1
      return 'x'
    }
    const element = (
      <p>
        <Counts />
      </p>
    )
    expect(drawn).toBe(0)
    expect(`${element}`).toBe('<p>x</p>')
    expect(drawn).toBe(1)
  })
})
