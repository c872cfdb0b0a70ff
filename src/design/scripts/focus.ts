/** Moves to the summary of problems when the page has loaded. */
export class FocusFirst extends HTMLElement {
  connectedCallback() {
    const first = this.firstElementChild as HTMLElement | null
    first?.focus()
  }
}
