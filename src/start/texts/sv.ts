type Places = readonly (readonly [string, string])[]
const home: Places = [
  ['/arbetslista', 'Arbetslista'],
  ['/sok', 'Sök person'],
  ['/kurser', 'Kurser'],
  ['/betalningar', 'Betalningar'],
  ['/import', 'Läs in fil'],
]
const desk: Places = [...home, ['/begaran-om-uppgifter', 'Rättelser']]

export const sv = {
  title: 'Hitta en kurs som leder till jobb',
  lead: 'Här söker du yrkeskurser med svenska i hela Skåne. Du kan söka utan konto. Du ser alltid vem som har din ansökan och hur länge det brukar ta.',
  find: 'Hitta en kurs',
  follow: 'Följ din ansökan',
  resume: 'Fortsätt på ett utkast',
  allocation: 'Se hur många nyanlända varje kommun tar emot',
  forecast: 'Se vad väntan kan kosta kommunen',
  front: {
    search: 'Sök bland kurser, inlägg, goda exempel och siffror',
    find: 'Sök',
    courses: 'Öppet för ansökan nu',
    allCourses: 'Se alla kurser',
    noCourses: 'Ingen kurs tar emot ansökningar just nu. I katalogen ser du när nästa öppnar.',
    starts: (day: string) => `Börjar ${day}.`,
    news: 'Nytt i regionen',
    allNews: 'Läs alla inlägg',
    noNews: 'Här kommer regionens och kommunernas inlägg att stå.',
    examples: 'Goda exempel',
    allExamples: 'Se alla goda exempel',
    noExamples: 'Ingen har lagt in något exempel än.',
    meetings: 'Nästa möten',
    noMeetings: 'Inget möte är inlagt än. Här kommer regionens möten, råd och forum att stå med dag och plats.',
    more: 'Mer om regionen',
    recommendations: 'Läs rekommendationerna och vad kommunerna svarar',
  },
  myPage: 'Min sida',
  done: { title: 'Det är redan gjort', text: 'Du tryckte två gånger, eller laddade om sidan. Vi gjorde det en gång.' },
  places: {
    anonymous: [
      ['/kurser', 'Kurser'],
      ['/mina-ansokningar', 'Mina ansökningar'],
      ['/utkast', 'Utkast'],
      ['/hjalp', 'Hjälp'],
    ] as Places,
    newcomer: [
      ['/mina-ansokningar', 'Ansökningar'],
      ['/kurser', 'Kurser'],
      ['/mina-uppgifter', 'Om mig'],
      ['/hjalp', 'Hjälp'],
    ] as Places,
    caseworker: desk,
    decisionMaker: desk,
    coordinator: [...home, ['/exempelbanken', 'Exempelbanken']] as Places,
    manager: [...home, ['/fordrojd-insyn', 'Insyn som väntar'], ['/gallring', 'Gallring']] as Places,
    studyCounsellor: [
      ['/arbetslista', 'Arbetslista'],
      ['/kurser', 'Kurser'],
      ['/sok', 'Sök person'],
    ] as Places,
    sfiTeacher: [
      ['/arbetslista', 'Arbetslista'],
      ['/kurser', 'Kurser'],
      ['/sok', 'Sök person'],
    ] as Places,
    admissionOfficer: [
      ['/arbetslista', 'Arbetslista'],
      ['/kurstillfallen', 'Kurstillfällen'],
      ['/kurser', 'Kurser'],
      ['/betalningar', 'Betalningar'],
      ['/import', 'Läs in fil'],
    ] as Places,
    rector: [
      ['/arbetslista', 'Arbetslista'],
      ['/kurstillfallen', 'Kurstillfällen'],
      ['/kurser', 'Kurser'],
      ['/betalningar', 'Betalningar'],
    ] as Places,
    payer: [
      ['/arbetslista', 'Arbetslista'],
      ['/betalningar', 'Betalningar'],
      ['/kurser', 'Kurser'],
    ] as Places,
    employer: [
      ['/delat-med-oss', 'Delat med oss'],
      ['/kurser', 'Kurser'],
    ] as Places,
    association: [
      ['/delat-med-oss', 'Delat med oss'],
      ['/kurser', 'Kurser'],
    ] as Places,
    administrator: [
      ['/organisation', 'Organisation'],
      ['/gallring', 'Gallring'],
      ['/kurser', 'Kurser'],
    ] as Places,
    platformAdministrator: [
      ['/organisation', 'Organisationer'],
      ['/oversattningar', 'Översättningar'],
      ['/kurser', 'Kurser'],
      ['/import', 'Läs in fil'],
      ['/exempelbanken/regioner', 'Andra regioner'],
    ] as Places,
    operator: [
      ['/drift', 'Drift'],
      ['/siffror/kallor', 'Källor'],
      ['/kurser', 'Kurser'],
    ] as Places,
    dataProtectionOfficer: [
      ['/dataskydd', 'Dataskydd'],
      ['/fragor-om-insyn', 'Frågor om insyn'],
      ['/fordrojd-insyn', 'Insyn som väntar'],
      ['/gallring', 'Gallring'],
      ['/kurser', 'Kurser'],
    ] as Places,
    statisticsEditor: [
      ['/siffror/redaktion', 'Redaktion'],
      ['/siffror', 'Siffror'],
      ['/kurser', 'Kurser'],
    ] as Places,
    economist: [
      ['/prognos/arbete', 'Arbeta med prognosen'],
      ['/prognos', 'Prognos'],
      ['/kurser', 'Kurser'],
    ] as Places,
    allocationOfficer: [
      ['/fordelning/arbete', 'Arbeta med kommuntal'],
      ['/fordelning', 'Kommuntal'],
      ['/kurser', 'Kurser'],
    ] as Places,
    settlementOfficer: [
      ['/placering', 'Bosättning'],
      ['/fordelning', 'Kommuntal'],
      ['/kurser', 'Kurser'],
    ] as Places,
    editor: [
      ['/redaktion', 'Redaktion'],
      ['/exempelbanken', 'Exempelbanken'],
      ['/kunskap', 'Kunskap'],
      ['/kurser', 'Kurser'],
    ] as Places,
    moderator: [
      ['/redaktion/kommentarer', 'Kommentarer'],
      ['/kunskap', 'Kunskap'],
      ['/kurser', 'Kurser'],
    ] as Places,
  },
}
export type Texts = typeof sv
