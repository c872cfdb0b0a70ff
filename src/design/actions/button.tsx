import { Icon } from '../chrome/icon.tsx'
import type { IconName } from '../icons.ts'
import type { Children } from '../shown.ts'

/** One primary button a page; `danger` for what takes something away from somebody; `plain` looks like a link. */
export type Kind = 'primary' | 'secondary' | 'danger' | 'plain'
type Look = { kind?: Kind | undefined; small?: boolean | undefined; icon?: IconName | undefined }
type ButtonProps = Look & {
  name?: string | undefined
  value?: string | undefined
  /** Another address for the same form, such as "spara och fortsätt senare". */
  to?: string | undefined
  /** What the button is about, for those who hear it alone: "Ta bort" + "betyg.pdf". */
  about?: string | undefined
  children?: Children
}

const classOf = ({ kind = 'primary', small }: Look) => ['button', kind, small ? 'small' : ''].join(' ').trim()
const About = ({ text }: { text: string | undefined }) => (text ? <span class="hidden"> {text}</span> : null)

/** Its words are a verb. Never disabled: a press that cannot be carried out is answered with words. */
export const Button = (props: ButtonProps) => (
  <button class={classOf(props)} type="submit" name={props.name} value={props.value} formaction={props.to}>
    {props.icon && <Icon name={props.icon} />}
    {props.children}
    <About text={props.about} />
  </button>
)

type LinkProps = Look & {
  href: string
  download?: boolean | undefined
  about?: string | undefined
  children?: Children
}
/** A link that is the next step of the page. */
export const ButtonLink = (props: LinkProps) => (
  <a class={classOf(props)} href={props.href} download={props.download}>
    {props.icon && <Icon name={props.icon} />}
    {props.children}
    <About text={props.about} />
  </a>
)

export const ButtonGroup = ({ children }: { children?: Children }) => <div class="buttons">{children}</div>
