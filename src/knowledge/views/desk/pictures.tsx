import {
  Button,
  type Children,
  FileUpload,
  Form,
  Input,
  Lead,
  Links,
  Page,
  Textarea,
  type Shown as Visit,
} from '../../../design/index.ts'
import type { Editing } from '../../queries/editing.ts'
import { deskTexts } from '../../texts/desk.ts'
import { texts } from '../../texts/index.ts'
import { Own, Picture, type Pictured, type Pictures } from '../prose.tsx'
import type { Told } from '../told.ts'

/** Whose pages these are: the editors', or the guest's behind their link; the address of the post there. */
export type Desk = { own: string; at?: Pictures['at']; isGuest?: boolean }
type Props = { visit: Visit; desk: Desk; post: Editing } & Told

type PartProps = Props & { title: string; lead: string; children: Children }
/** One part of a post, on a page of its own. */
const PartPage = ({ visit, desk, post, title, lead, problems, status, children }: PartProps) => (
  <Page
    visit={visit}
    title={`${title}: ${post.title}`}
    heading={
      <>
        {title}: <Own language="sv">{post.title}</Own>
      </>
    }
    back={desk.own}
    width={desk.isGuest ? undefined : 'staff'}
    problems={problems}
    status={status}
  >
    <Lead>{lead}</Lead>
    {children}
  </Page>
)

const Words = ({
  visit,
  problems = {},
  typed = {},
  of,
}: Omit<Props, 'post' | 'desk'> & { of?: Pictured | undefined }) => {
  const t = deskTexts(visit.language).pictures
  const field = (name: string, value = '') => ({ visit, name, value: typed[name] ?? value, problem: problems[name] })
  return (
    <>
      <Textarea {...field('alt', of?.alt)} label={t.alt} rows={3} limit={300} />
      <Input {...field('bildtext', of?.caption)} label={t.caption} maxlength={300} />
      <Input {...field('foto', of?.credit)} label={t.credit} maxlength={120} />
    </>
  )
}

/** /redaktion/{id}/bilder and /gastinlagg/{token}/bilder */
export const PicturesPage = (props: Props) => {
  const { visit, desk, post, problems } = props
  const t = deskTexts(visit.language).pictures
  const of = `${desk.own}/bilder`
  return (
    <PartPage {...props} title={t.title} lead={t.lead}>
      <p>{post.images.length === 0 ? t.none : t.where}</p>
      {post.images.map((one, at) => (
        <section>
          <h2>{t.number(String(at + 1))}</h2>
          <Picture of={one} credit={texts(visit.language).credit} at={desk.at} />
          <Links links={[{ href: `${of}/${one.id}`, text: `${t.save}: ${t.number(String(at + 1))}` }]} />
        </section>
      ))}
      <h2>{t.add}</h2>
      <Form visit={visit} of={of} multipart>
        <FileUpload visit={visit} name="bild" label={t.file} problem={problems?.bild} accept="image/jpeg,image/png" />
        <Words {...props} />
        <Button>{t.add}</Button>
      </Form>
    </PartPage>
  )
}

/** One of them: its words, or away with it. */
export const PicturePage = (props: Props & { picture: Pictured }) => {
  const { visit, desk, post, picture } = props
  const t = deskTexts(visit.language).pictures
  const pictures = `${desk.own}/bilder`
  const of = `${pictures}/${picture.id}`
  const title = t.number(String(post.images.findIndex(({ id }) => id === picture.id) + 1))
  return (
    <PartPage {...props} desk={{ ...desk, own: pictures }} title={title} lead={t.words}>
      <Picture of={picture} credit={texts(visit.language).credit} at={desk.at} />
      <Form visit={visit} of={of}>
        <Words {...props} of={picture} />
        <Button>{t.save}</Button>
      </Form>
      <Form visit={visit} of={`${of}/bort`}>
        <Button kind="danger">{t.remove}</Button>
      </Form>
    </PartPage>
  )
}

/** /redaktion/{id}/lankar: what the post belongs with. */
export const RelatedPage = (props: Props) => {
  const { visit, desk, post, problems, typed } = props
  const t = deskTexts(visit.language).related
  const of = `${desk.own}/lankar`
  return (
    <PartPage {...props} title={t.title} lead={t.lead}>
      {post.related.map(({ href, text }) => (
        <Form visit={visit} of={`${of}/bort`} version={post.version}>
          <p>
            <a href={href}>{text}</a>{' '}
            <Button kind="plain" name="ta_bort" value={href} about={text}>
              {t.remove}
            </Button>
          </p>
        </Form>
      ))}
      <Form visit={visit} of={of} version={post.version}>
        <Input
          visit={visit}
          name="adress"
          label={t.address}
          hint={t.addressHint}
          value={typed?.adress}
          problem={problems?.adress}
          ltr
        />
        <Button>{t.add}</Button>
      </Form>
    </PartPage>
  )
}
