export const sv = {
  title: 'Drift',
  lead: 'Så mår webbplatsen just nu. Här finns inga personer.',
  waiting: 'Väntar',
  at: 'När',
  jobs: {
    title: 'Arbete i kö',
    none: 'Kön är tom.',
    name: 'Arbete',
    failed: 'Har gett upp',
    oldest: 'Äldst',
    failedText:
      'Ett arbete som har gett upp har försökt tre gånger. Sök felet i listan under, rätta det och försök igen.',
    retry: 'Försök igen',
    retried: (count: number) =>
      count === 0
        ? 'Inget arbete med det namnet hade gett upp.'
        : count === 1
          ? 'Arbetet försöker igen.'
          : `${count} arbeten försöker igen.`,
  },
  sending: {
    title: 'Besked till sökande',
    none: 'Inget besked har skickats än.',
    stuck: 'Några besked har inte gått fram. Kontrollera SMS_URL och SMTP_URL. De skickas igen av sig själva.',
    channel: 'Väg',
    channels: { sms: 'Sms', mail: 'Mejl' },
    again: 'Försöker igen',
    failedWeek: 'Gick inte fram, sju dagar',
    sentWeek: 'Skickade, sju dagar',
  },
  copies: {
    title: 'Säkerhetskopior',
    off: 'Ingen säkerhetskopia tas. Sätt BACKUP_TO till en mapp på en annan disk.',
    none: 'Ingen säkerhetskopia finns än. Den första tas i natt, eller nu med npx knutpunkt backup.',
    old: (hours: string) =>
      `Den senaste hela kopian är ${hours} timmar gammal. Se efter varför ingen ny har blivit gjord.`,
    failed: 'Det senaste försöket misslyckades. Felets namn står i listan.',
    how: 'Hur det gick',
    whole: 'Hel, läst tillbaka',
    size: 'Storlek',
    lines: 'Rader',
    caption: 'De senaste försöken',
  },
  seals: {
    title: 'Loggens försegling',
    newest: 'Senaste försegling',
    never: 'Ingen än',
    since: 'Oförseglade rader sedan',
    all: 'Allt är förseglat',
    late: 'Loggen har inte förseglats på fem minuter. Läs vad webbplatsen skrev på standard error.',
    check: 'Kontrollera hela loggen med npx knutpunkt verify-audit.',
  },
  parts: {
    more: (title: string) => `Allt om: ${title}`,
    name: 'Vad',
    state: 'Läge',
    states: { fine: 'Går som det ska', late: 'Sen', failed: 'Har stannat' },
    latest: 'Senast',
    note: 'Anmärkning',
    none: 'Ingenting att visa än.',
  },
  defects: {
    title: 'Fel på webbplatsen',
    none: 'Inga fel är sparade.',
    hint: 'De första åtta tecknen är numret som besökaren ser.',
    number: 'Nummer',
    place: 'Sida',
    kind: 'Slag',
    stack: 'Var i programmet',
  },
  machine: {
    title: 'Maskinen och versionerna',
    disk: 'Disk',
    free: (free: string, of: string, percent: string) => `${free} ledigt av ${of} (${percent})`,
    little: 'Mindre än 10 % är ledigt. Ge disken mer plats.',
    size: 'Databasens storlek',
    program: 'Knutpunkt',
    node: 'Node.js',
    database: 'PostgreSQL',
    migrations: 'Databasens steg',
    answered: 'Databasens svarstid',
    milliseconds: (n: string) => `${n} ms`,
    since: 'Igång sedan',
    lateQuestions: 'Sena frågor om insyn',
  },
  heads: {
    subject: 'Loggens förseglingar',
    lead: 'Spara det här mejlet. Raderna visar hur långt loggen över vem som läst och skrivit är förseglad:',
    how: 'Den som sköter driften kan jämföra dem med databasen: npx knutpunkt verify-audit --heads FIL, där FIL är det här mejlet.',
  },
  problems: { job: 'Välj ett arbete i listan.' },
}
export type Texts = typeof sv
