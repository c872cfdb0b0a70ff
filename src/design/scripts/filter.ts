const pause = 400

/** The address of a choice: empty fields are left out, as in a link that somebody shares. */
function addressOf(form: HTMLFormElement): string {
  const words = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string' && value) words.append(name, value)
  const query = words.toString()
  return query ? `${form.action}?${query}` : form.action
}

/** Shows the list anew at each choice. When that fails nothing has changed: the button is still there. */
export class FilteredList extends HTMLElement {
  private asked = new AbortController()
  private waiting = 0

  connectedCallback() {
    const form = this.querySelector('form')
    if (!form) return
    this.addEventListener('change', () => this.ask(form, 0))
    this.addEventListener('input', (event) => {
      if ((event.target as HTMLInputElement).type === 'search') this.ask(form, pause)
    })
  }

  ask(form: HTMLFormElement, wait: number) {
    clearTimeout(this.waiting)
    this.waiting = window.setTimeout(() => this.refresh(addressOf(form)).catch(() => {}), wait)
  }

  async refresh(address: string) {
    this.asked.abort()
    this.asked = new AbortController()
    const answer = await fetch(address, { signal: this.asked.signal, headers: { accept: 'text/html' } })
    if (!answer.ok) return
    this.show(new DOMParser().parseFromString(await answer.text(), 'text/html'))
    history.replaceState(history.state, '', address)
  }

  show(fresh: Document) {
    const id = this.dataset.results ?? ''
    const [old, now] = [document.getElementById(id), fresh.getElementById(id)]
    if (!old || !now) return
    old.replaceChildren(...now.childNodes)
    for (const label of this.querySelectorAll('label')) {
      const other = fresh.querySelector(`label[for="${CSS.escape(label.htmlFor)}"]`)
      if (other) label.replaceChildren(...other.childNodes)
    }
    const status = this.querySelector('[role=status]')
    if (status) status.textContent = old.querySelector('[data-count]')?.textContent ?? ''
  }
}
