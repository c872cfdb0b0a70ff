const twice = 1000
const sentAt = new WeakMap<HTMLFormElement, number>()
const labels = new Map<HTMLElement, string>()

/** A second press sends nothing more; it says that the first one is on its way. */
function isRepeated(form: HTMLFormElement, at: number): boolean {
  const before = sentAt.get(form) ?? Number.NEGATIVE_INFINITY
  if (at - before < twice) return true
  sentAt.set(form, at)
  return false
}

function saySending(button: HTMLElement, words: string) {
  if (!labels.has(button)) labels.set(button, button.innerHTML)
  button.textContent = words
}

/** Without a line nothing is sent, so nothing is lost: the form waits where it is and goes when the line is back. */
function hold(form: HTMLFormElement, button: HTMLElement | null) {
  if (form.querySelector('.offline')) return
  const notice = document.createElement('p')
  notice.className = 'notice stop offline'
  notice.setAttribute('role', 'alert')
  notice.textContent = form.dataset.offline ?? ''
  form.append(notice)
  const send = () => {
    notice.remove()
    form.requestSubmit(button)
  }
  window.addEventListener('online', send, { once: true })
}

function onSubmit(event: SubmitEvent) {
  const form = event.target as HTMLFormElement
  if (form.method !== 'post') return
  if (!navigator.onLine) {
    event.preventDefault()
    hold(form, event.submitter)
  } else if (isRepeated(form, event.timeStamp)) {
    event.preventDefault()
    if (event.submitter) saySending(event.submitter, form.dataset.sending ?? '')
  }
}

export function watchSending() {
  document.addEventListener('submit', onSubmit)
  window.addEventListener('pageshow', () => {
    for (const [button, words] of labels) button.innerHTML = words
    labels.clear()
  })
}
