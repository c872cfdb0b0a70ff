import { SummaryList } from '../../design/index.ts'
import { MailAddress } from '../../people/index.ts'
import { about, isLanguage } from '../../shared/language.ts'
import { staffTexts } from '../texts/index.ts'
import type { RecordProps } from './record.tsx'

type Applicant = NonNullable<RecordProps['whole']['applicant']>
type Props = Pick<RecordProps, 'visit'> & { applicant: Applicant; wish: string }
/** How to reach the applicant, and in which language. */
export function Contact({ visit, applicant, wish }: Props) {
  const t = staffTexts(visit.language)
  const { phone, mail } = applicant
  return (
    <>
      <SummaryList
        visit={visit}
        narrow
        rows={[
          ...(phone || mail ? [{ key: t.contact, value: <Reach phone={phone} mail={mail} /> }] : []),
          {
            key: t.language,
            value: isLanguage(applicant.language) ? about[applicant.language].name : applicant.language,
          },
          ...(wish ? [{ key: t.wish, value: <bdi>{wish}</bdi> }] : []),
        ]}
      />
      {applicant.interpreter && <p>{t.interpreter}</p>}
      <p class="quiet">{t.homeSource[applicant.homeSource]}</p>
    </>
  )
}

const Reach = ({ phone, mail }: Pick<Applicant, 'phone' | 'mail'>) => (
  <>
    {phone && <bdi dir="ltr">{phone}</bdi>}
    {phone && mail && <br />}
    {mail && <MailAddress address={mail} />}
  </>
)
