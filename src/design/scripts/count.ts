type Words = Record<'left' | 'over', Record<string, string>>
const pause = 500

/** Counts down what is left to write, and says so when one stops writing for a moment. */
export class CharacterCount extends HTMLElement {
  connectedCallback() {
    const area = this.querySelector('textarea')
    const status = this.querySelector('.count')
    if (!area || !status) return
    let waiting = 0
    area.addEventListener('input', () => {
      clearTimeout(waiting)
      waiting = window.setTimeout(() => this.tell(area.value, status), pause)
    })
    if (area.value) this.tell(area.value, status)
  }

  tell(written: string, status: Element) {
    const words = JSON.parse(this.dataset.words ?? '{}') as Words
    const left = Number(this.dataset.limit) - [...written].length
    const forms = left < 0 ? words.over : words.left
    const n = Math.abs(left)
    const { lang } = document.documentElement
    const text = forms[new Intl.PluralRules(lang).select(n)] ?? forms.other ?? ''
    status.textContent = text.replace('#', n.toLocaleString(`${lang}-u-nu-latn`))
    status.classList.toggle('over', left < 0)
  }
}
