import { type DeepPartial, plural } from '../../shared/texts.ts'
import type { Texts } from './sv.ts'

const freedSeats = { one: 'ቦታ ነጻ ኮይኑ', other: 'ቦታታት ነጻ ኮይኑ' }

/** Drafted by machine, for what applicants meet. */
export const ti: DeepPartial<Texts> = {
  criteria: {
    shortEducation: 'ሓጺር ትምህርቲ',
    weakPosition: 'ኣብ ዕዳጋ ስራሕ ድኹም ቦታ',
    ongoingStudyPlan: 'ዝቕጽል ዘሎ መደብ ትምህርቲ',
    noUpperSecondary: 'ናይ gymnasium (ካልኣይ ደረጃ) ምስክር ዘይምህላው',
    unemployedOrAtRisk: 'ስራሕ ዘይብሉ ወይ ከጥፍእ ዝኽእል',
    neededForWork: 'እቲ ኮርስ ንስራሕ የድሊ',
    queueDate: 'ግዜ ኣብ ሪጋ',
    application: 'ኣብ ሪጋ ማዕረ ግዜ፦ ቁጽሪ መመልከቲ ይውስን',
    alone: 'ኣብ ዝርዝር በይኑ',
  },
  place: {
    onList: 'ኣብ ዝርዝር ኣለኹም።',
    title: 'ቦታኹም ኣብ ዝርዝር ተጸባዪ',
    of: (place, line) => `ካብ ${line}፣ ቁጽርኹም ${place} እዩ።`,
    short: (place) => `ኣብ ዝርዝር ኣለኹም፣ ቁጽርኹም ${place} እዩ።`,
    placing: 'ኣብ ዝርዝር ኣለኹም። ቦታኹም ድሕሪ ሒደት ደቓይቕ ይረአ።',
    why: (criterion) => `ቦታኹም ዝውስን፦ ${criterion}።`,
    moved: 'ብሕግታት ምርጫ ዝቕድም ኣመልካቲ መጺኡ። ስለዚ ቁጽርኹም ተቐይሩ።',
    freed: (seats) =>
      seats === 0 ? 'ኣብ ዝሓለፈ ኮርስ ነጻ ዝኾነ ቦታ ኣይነበረን።' : `ኣብ ዝሓለፈ ኮርስ ${seats} ${plural('ti', seats, freedSeats)}።`,
    stay: 'ክትጸንሑ እንተደሊኹም መልሱ',
    asked: 'ኣብ ዝርዝር ክትጸንሑ ትደልዩ እንተኾንኩም ክንፈልጥ ንደሊ።',
  },
  ping: {
    notWaiting: 'ሕጂ ኣብ ዝርዝር ተጸባዪ የለኹምን',
    title: 'ኣብ ዝርዝር ተጸባዪ ክትጸንሑ ትደልዩ ዶ?',
    lead: 'ቦታታት ነቶም ዝደልይዎም ምእንቲ ክወሃብ ኣብ ወርሒ ሓደ ግዜ ንሓትት።',
    silent: 'እንተዘይመሊስኩም ቦታኹም ኣይትስእኑን። ሽዑ ቤት ትምህርቲ ክድውለልኩም እዩ።',
    yes: 'እወ፣ ክጸንሕ እደሊ',
    no: 'ኣይፋል፣ ካብ ዝርዝር ኣውጽኡኒ',
    stayed: 'የቐንየልና። ኣብ ዝርዝር ትጸንሑ ኣለኹም።',
    back: 'ናብ መመልከቲ',
  },
  calendar: {
    title: 'መጀመርታ ኮርስ',
    link: 'ነቲ መጀመርታ ኣብ ካላንደርኩም ወስኹ',
    event: (course) => `መጀመርታ ኮርስ፦ ${course}`,
    call: 'ቤት ትምህርቲ እንተደንጎየ 14 መዓልቲ ቅድሚ መጀመርታ ዕድመ ይሰድድ።',
    starts: (day, place) => `እቲ ኮርስ ብ${day}${place ? ` ኣብ ${place}` : ''} ይጅምር።`,
  },
  notNow: 'ሕጂ ኣይከኣልን እዩ።',
  problems: {
    form: 'ነቲ ገጽ ደጊምኩም ኣንብቡ፣ ደጊምኩም ድማ ፈትኑ።',
    answer: 'ክትጸንሑ ትደልዩ ወይ ኣይትደልዩን ምረጹ።',
  },
}
