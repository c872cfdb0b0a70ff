type Options = PublicKeyCredentialCreationOptionsJSON & PublicKeyCredentialRequestOptionsJSON

/** Lets the browser's own dialogue answer a form: its field `answer` is filled, then it is sent as any other. */
export class PasskeyForm extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector('form')
    const answer = form?.querySelector<HTMLInputElement>('input[name=answer]')
    if (!form || !answer || !globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON) return
    this.hidden = false
    form.addEventListener('submit', (event) => {
      if (answer.value) return
      event.preventDefault()
      // Nobody else may take this for the sending: that comes when there is an answer.
      event.stopPropagation()
      this.answer(form, answer).catch(() => this.say(this.dataset.stopped))
    })
  }

  async answer(form: HTMLFormElement, field: HTMLInputElement) {
    this.say(this.dataset.waits)
    const options = JSON.parse(this.dataset.options ?? '{}') as Options
    const key = (await (this.dataset.does === 'create' ? create(options) : get(options))) as PublicKeyCredential
    field.value = JSON.stringify(key.toJSON())
    form.requestSubmit()
  }

  say(words = '') {
    const status = this.querySelector('[role=status]')
    if (status) status.textContent = words
  }
}

const create = (options: Options) =>
  navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
const get = (options: Options) =>
  navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
