const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 }

/** Turns links to parts of the page into tabs; print shows all parts. */
export class TabList extends HTMLElement {
  connectedCallback() {
    const list = this.querySelector('ul')
    if (!list) return
    const tabs = [...list.querySelectorAll('a')]
    list.setAttribute('role', 'tablist')
    list.setAttribute('aria-label', list.parentElement?.getAttribute('aria-label') ?? '')
    list.parentElement?.removeAttribute('aria-label')
    list.parentElement?.setAttribute('role', 'presentation')
    for (const tab of tabs) this.prepare(tab, tabs)
    const asked = tabs.find((tab) => tab.hash === location.hash)
    this.choose(asked ?? tabs[0], tabs)
  }

  panelOf = (tab: HTMLAnchorElement) => document.getElementById(tab.hash.slice(1))

  prepare(tab: HTMLAnchorElement, tabs: HTMLAnchorElement[]) {
    const panel = this.panelOf(tab)
    if (!panel) return
    tab.setAttribute('role', 'tab')
    tab.id = `${panel.id}-tab`
    tab.setAttribute('aria-controls', panel.id)
    tab.parentElement?.setAttribute('role', 'presentation')
    panel.setAttribute('role', 'tabpanel')
    panel.setAttribute('aria-labelledby', tab.id)
    tab.addEventListener('click', (event) => {
      event.preventDefault()
      this.choose(tab, tabs)
    })
    tab.addEventListener('keydown', (event) => this.step(event, tab, tabs))
  }

  step(event: KeyboardEvent, tab: HTMLAnchorElement, tabs: HTMLAnchorElement[]) {
    const forward = document.dir === 'rtl' ? -1 : 1
    const step = (steps[event.key] ?? 0) * forward
    if (step === 0) return
    const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length]
    this.choose(next, tabs)
    next?.focus()
  }

  choose(chosen: HTMLAnchorElement | undefined, tabs: HTMLAnchorElement[]) {
    for (const tab of tabs) {
      tab.setAttribute('aria-selected', String(tab === chosen))
      tab.tabIndex = tab === chosen ? 0 : -1
      const panel = this.panelOf(tab)
      if (panel) panel.hidden = tab !== chosen
    }
  }
}
