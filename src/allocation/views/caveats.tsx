import { Box, type Spoken } from '../../design/index.ts'
import { texts } from '../texts/index.ts'

/** What is always said with the numbers of 2018: it shows the mechanism, not Länsstyrelsen's formula. */
export const Caveats = ({ visit }: { visit: Spoken }) => {
  const t = texts(visit.language).caveats
  return (
    <Box title={t.title}>
      <ul>
        {t.list.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </Box>
  )
}
