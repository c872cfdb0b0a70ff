const pause = 10_000

/** Asks every ten seconds whether the page may still be shown; when not, what stood on it is gone, also from the window's history. */
export class CoveredPage extends HTMLElement {
  private timer = 0

  connectedCallback() {
    this.timer = window.setInterval(() => void this.ask(), pause)
    document.addEventListener('visibilitychange', this.look)
    window.addEventListener('pageshow', this.look)
  }

  disconnectedCallback() {
    window.clearInterval(this.timer)
    document.removeEventListener('visibilitychange', this.look)
    window.removeEventListener('pageshow', this.look)
  }

  private readonly look = () => {
    if (document.visibilityState === 'visible') void this.ask()
  }

  /** Without a line, or when the site is away, nothing is known and nothing happens. */
  async ask() {
    const answer = await fetch(this.dataset.ask ?? '', { redirect: 'manual' }).catch(() => null)
    if (!answer || answer.status >= 500) return
    const { open } = answer.ok ? ((await answer.json().catch(() => ({}))) as { open?: boolean }) : {}
    if (!open) this.cover()
  }

  private cover() {
    const main = document.querySelector('main')
    const words = [...this.childNodes]
    this.remove()
    document.querySelector('aside')?.remove()
    main?.replaceChildren(...words)
    document.title = main?.querySelector('h1')?.textContent ?? ''
    main?.focus()
  }
}
