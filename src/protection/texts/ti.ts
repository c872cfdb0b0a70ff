import type { DeepPartial } from '../../shared/texts.ts'
import type { sv } from './sv.ts'

/** Drafted by machine. */
export const ti: DeepPartial<typeof sv> = {
  title: 'ዝተሓለወ መንነት (skyddade personuppgifter)',
  lead: 'ዝተሓለወ መንነት ኣለኩም ዶ? ሓበሬታኹም ኣብዚ መርበብ ኣይትጽሓፍዎ። ኣብ ክንድኡ ደውሉ።',
  how: [
    'ንምምሕዳር ከተማኹም ደውሉ። ክትድውሉ ከለኹም ስምኩም ክትነግሩ ኣየድልየኩምን።',
    'ዝተሓለወ መንነት (skyddade personuppgifter) ከም ዘለኩምን ንኮርስ ክትምልከቱ ከም እትደልዩን ንገሩ።',
    'ኣብ ምምሕዳር ከተማ ካብ ክልተ ክሳብ ሓሙሽተ ሰባት መመልከቲኹም ይርእዩ። ካልእ ሰብ ክርእዮ ኣይክእልን።',
    'ካባና ኤስኤምኤስ፣ ኢመይል ወይ ደብዳበ ኣይመጸኩምን። እቶም ዝሕግዙኹም ሰባት ብዝተሰማማዕኩምሉ ግዜ ይድውሉልኩም።',
  ],
  sent: 'ድሮ መመልከቲ ሰዲድኩም ዶ? ከምኡ እንተኾነ እውን ደውሉ። ምምሕዳር ከተማ ሓበሬታኹም ብቕጽበት ክሕልዎ ይኽእል።',
  phones: 'ናብዚ ደውሉ',
  phone: 'ቴለፎን',
  municipality: 'ምምሕዳር ከተማ (kommun)',
  noPhone: 'ናብ ሓፈሻዊ ቴለፎን ምምሕዳር ከተማ ደውሉ',
  link: 'ዝተሓለወ መንነት ኣለኩም ዶ? ኣብዚ ኣይትምልኡ። ብኸመይ ከም እትምልከቱ ኣንብቡ።',
}
