import {
  Box,
  Button,
  ButtonGroup,
  Copyable,
  Form,
  Input,
  Lead,
  Page,
  SummaryList,
  Tag,
  type Shown as Visit,
  WarningText,
} from '../../design/index.ts'
import { formatDateTime, formatNumber, plural } from '../../shared/texts.ts'
import { texts } from '../bank/texts/index.ts'
import type { KeptRegion } from '../queries/regions.ts'
import type { Told } from './told.ts'

const State = ({ visit, region }: { visit: Visit; region: KeptRegion }) => {
  const t = texts(visit.language).staff.regions
  return (
    <>
      <Tag tone={region.failures > 0 ? 'stop' : region.isOn ? 'done' : 'plain'}>{region.isOn ? t.on : t.paused}</Tag>
      {region.publicKey && <Tag>{t.signed}</Tag>}
      {region.failures > 0 && (
        <p>
          {t.problems[region.problem] ?? region.problem} {plural(visit.language, region.failures, t.failures)}
        </p>
      )}
    </>
  )
}

const One = ({ visit, region }: { visit: Visit; region: KeptRegion }) => {
  const t = texts(visit.language).staff.regions
  const acts = [region.isOn ? 'pause' : 'resume', ...(region.isOn ? (['fetch'] as const) : []), 'remove'] as const
  const at = region.answeredAt ? formatDateTime(visit.language, region.answeredAt) : t.never
  return (
    <Box title={region.name}>
      <SummaryList
        visit={visit}
        rows={[
          {
            key: t.state,
            value: <State visit={visit} region={region} />,
          },
          { key: t.last, value: at },
          { key: t.examples, value: formatNumber(visit.language, region.examples) },
          { key: t.address, value: <bdi dir="ltr">{region.address}</bdi> },
        ]}
      />
      <Form visit={visit} of={`/exempelbanken/regioner/${region.id}`} version={region.version}>
        <ButtonGroup>
          {acts.map((act) => (
            <Button name="gor" value={act} kind={act === 'remove' ? 'danger' : 'secondary'}>
              {t.acts[act]}
            </Button>
          ))}
        </ButtonGroup>
      </Form>
    </Box>
  )
}

type Props = { visit: Visit; regions: KeptRegion[]; own: { address: string; key: string }; isOff: boolean } & Told
export const RegionsPage = ({ visit, regions, own, isOff, problems = {}, typed = {}, status }: Props) => {
  const t = texts(visit.language).staff.regions
  const field = (name: string) => ({ visit, name, value: typed[name], problem: problems[name] })
  return (
    <Page visit={visit} title={t.title} back="/goda-exempel" width="staff" problems={problems} status={status}>
      <Lead>{t.lead}</Lead>
      {isOff && <WarningText visit={visit}>{t.off}</WarningText>}
      {regions.length === 0 && <p>{t.none}</p>}
      {regions.map((region) => (
        <One visit={visit} region={region} />
      ))}
      <h2>{t.follow}</h2>
      <Form visit={visit} of="/exempelbanken/regioner">
        <Input {...field('namn')} label={t.name} maxlength={120} />
        <Input {...field('adress')} type="url" label={t.address} hint={t.addressHint} />
        <Input {...field('nyckel')} label={t.key} hint={t.keyHint} ltr />
        <Button>{t.follow}</Button>
      </Form>
      <h2>{t.ownAddress}</h2>
      <p>
        <Copyable visit={visit} text={own.address} />
      </p>
      <h3>{t.ownKey}</h3>
      <p>
        <Copyable visit={visit} text={own.key} />
      </p>
    </Page>
  )
}
