import {
  Button,
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
import { Picture, type Pictured } from '../prose.tsx'
import type { Told } from './editing.tsx'

type Props = { visit: Visit; post: Editing } & Told
const Words = ({ visit, problems = {}, typed = {}, of }: Omit<Props, 'post'> & { of?: Pictured | undefined }) => {
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

/** /redaktion/{id}/bilder */
export const PicturesPage = (props: Props) => {
  const { visit, post, problems, status } = props
  const t = deskTexts(visit.language).pictures
  const of = `/redaktion/${post.id}/bilder`
  return (
    <Page
      visit={visit}
      title={`${t.title}: ${post.title}`}
      back={`/redaktion/${post.id}`}
      width="staff"
      problems={problems}
      status={status}
    >
      <Lead>{t.lead}</Lead>
      <p>{post.images.length === 0 ? t.none : t.where}</p>
      {post.images.map((one, at) => (
        <section>
          <h2>{t.number(String(at + 1))}</h2>
          <Picture of={one} credit={texts(visit.language).credit} />
          <Links links={[{ href: `${of}/${one.id}`, text: `${t.save}: ${t.number(String(at + 1))}` }]} />
        </section>
      ))}
      <h2>{t.add}</h2>
      <Form visit={visit} of={of} multipart>
        <FileUpload visit={visit} name="bild" label={t.file} problem={problems?.bild} accept="image/jpeg,image/png" />
        <Words {...props} />
        <Button>{t.add}</Button>
      </Form>
    </Page>
  )
}

/** /redaktion/{id}/bilder/{bild}: its words, or away with it. */
export const PicturePage = (props: Props & { picture: Pictured }) => {
  const { visit, post, picture, problems } = props
  const t = deskTexts(visit.language).pictures
  const of = `/redaktion/${post.id}/bilder/${picture.id}`
  const title = t.number(String(post.images.findIndex(({ id }) => id === picture.id) + 1))
  return (
    <Page visit={visit} title={title} back={`/redaktion/${post.id}/bilder`} width="staff" problems={problems}>
      <Picture of={picture} credit={texts(visit.language).credit} />
      <Form visit={visit} of={of}>
        <Words {...props} of={picture} />
        <Button>{t.save}</Button>
      </Form>
      <Form visit={visit} of={`${of}/bort`}>
        <Button kind="danger">{t.remove}</Button>
      </Form>
    </Page>
  )
}

/** /redaktion/{id}/lankar: what the post belongs with. */
export const RelatedPage = ({ visit, post, problems, typed, status }: Props) => {
  const t = deskTexts(visit.language).related
  const of = `/redaktion/${post.id}/lankar`
  return (
    <Page
      visit={visit}
      title={`${t.title}: ${post.title}`}
      back={`/redaktion/${post.id}`}
      width="staff"
      problems={problems}
      status={status}
    >
      <Lead>{t.lead}</Lead>
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
    </Page>
  )
}
