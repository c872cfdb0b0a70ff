import { Button } from '../actions/button.tsx'
import { Icon } from '../chrome/icon.tsx'
import { texts } from '../texts/index.ts'
import { bound, Field, type FieldProps } from './field.tsx'

/** A file that is already with us and stays, whatever happens to the rest of the form. */
export type KeptFile = { id: string; name: string; size: string; href?: string | undefined }
type Props = FieldProps & {
  /** Endings or kinds, as in `accept`. */
  accept?: string | undefined
  multiple?: boolean | undefined
  kept?: KeptFile[] | undefined
  /** Name of the button that takes a kept file away; its value is the id of the file. */
  removeName?: string | undefined
}

const Kept = ({ props, file }: { props: Props; file: KeptFile }) => (
  <li>
    <Icon name="document" />
    <span class="file-name">
      {file.href ? <a href={file.href}>{file.name}</a> : <bdi>{file.name}</bdi>} <bdi class="quiet">{file.size}</bdi>
    </span>
    {props.removeName && (
      <Button kind="plain" name={props.removeName} value={file.id}>
        {texts(props.visit.language).form.remove(file.name)}
      </Button>
    )}
  </li>
)

const KeptFiles = ({ props, kept }: { props: Props; kept: KeptFile[] }) => (
  <>
    <p class="kept-title">{texts(props.visit.language).form.kept}</p>
    <ul class="kept">
      {kept.map((file) => (
        <Kept props={props} file={file} />
      ))}
    </ul>
  </>
)

export const FileUpload = (props: Props) => (
  <Field {...props}>
    {props.kept && props.kept.length > 0 && <KeptFiles props={props} kept={props.kept} />}
    <input {...bound(props)} class="input file" type="file" accept={props.accept} multiple={props.multiple} />
  </Field>
)
