const shownFor = 2000

/** A button after a number or code; only where the browser lets a page copy. */
export class CopyText extends HTMLElement {
  connectedCallback() {
    if (!navigator.clipboard) return
    const { text = '', press = '', done = '' } = this.dataset
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'button secondary small'
    button.textContent = press
    const status = document.createElement('span')
    status.className = 'hidden'
    status.setAttribute('role', 'status')
    this.append(button, status)
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(text)
      button.textContent = status.textContent = done
      setTimeout(() => {
        button.textContent = press
        status.textContent = ''
      }, shownFor)
    })
  }
}
