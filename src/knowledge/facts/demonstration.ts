/** Posts of the demonstration: invented people and invented events around true kinds of work. Every one of them says that it is practice. */
const invented = '*Övningstext: personerna och det som hände är påhittat.*'

export type DemoPost = {
  slug: string
  days: number
  municipality: string | null
  organisation: string
  author: string
  themes: string[]
  related: { href: string; text: string }[]
  title: string
  ingress: string
  body: string
}
const post = (of: Omit<DemoPost, 'body'> & { body: string[] }): DemoPost => ({
  ...of,
  body: [invented, ...of.body].join('\n\n'),
})
const region = 'Kommunförbundet Skåne'

export const demoPosts: readonly DemoPost[] = [
  post({
    slug: 'forsta-veckan-pa-bageriet',
    days: 3,
    municipality: '1280',
    organisation: 'Malmö stad',
    author: 'Ansa Exempel',
    themes: ['arbete', 'praktik'],
    related: [{ href: '/kurser', text: 'Kurser som leder till jobb' }],
    title: 'Första veckan på bageriet',
    ingress: 'Fyra deltagare började praktik samma dag som de började läsa svenska. Så planerade vi veckan.',
    body: [
      '## Språket följer med till jobbet',
      'Deltagarna läser svenska på förmiddagen. På eftermiddagen använder de orden hos bageriet. Läraren får veta vilka ord som behövs och börjar med dem.',
      '> Jag lärde mig ordet jäst innan jag lärde mig ordet fönster, säger en av deltagarna.',
      '## Det här hade vi färdigt innan',
      '- en handledare som hade fått tid för uppdraget\n- ett schema med raster och bussar\n- en person att ringa när något inte stämde',
      '## Det här gick inte bra',
      'Två deltagare fick fel storlek på skorna och missade en dag. Nu frågar vi om storlek redan i ansökan.',
    ],
  }),
  post({
    slug: 'sma-rum-for-stora-samtal',
    days: 9,
    municipality: null,
    organisation: region,
    author: 'Redaktionen',
    themes: ['möten', 'näringsliv'],
    related: [{ href: '/goda-exempel/naringslivsupprop', text: 'Näringslivsupprop' }],
    title: 'Små rum för stora samtal',
    ingress: 'Fyrtio personer, sex bord och en fråga: vad söker du, och vad kan du ge?',
    body: [
      'När alla säger vad de söker och vad de kan ge går det fort att hitta varandra. Det är tanken med små möten mellan nyanlända, företag och föreningar.',
      '## Så gör du ett eget möte',
      '1. Bjud in högst fyrtio personer.\n2. Låt alla säga sitt namn, vem de kommer från och vad de söker.\n3. Byt bord efter en kvart.\n4. Fråga efter två veckor vad det blev av.',
      'Det sista steget glömmer många. Då vet ingen om mötet gjorde nytta.',
    ],
  }),
  post({
    slug: 'nyanlandas-vag-i-siffror',
    days: 16,
    municipality: null,
    organisation: region,
    author: 'Statistikredaktionen',
    themes: ['siffror', 'uppföljning'],
    related: [{ href: '/siffror', text: 'Regionen i siffror' }],
    title: 'Läs siffrorna tillsammans med dem som gör jobbet',
    ingress: 'En siffra svarar sällan på frågan varför. Tre kommuner provade att läsa sina siffror ihop.',
    body: [
      'De som möter nyanlända varje dag satt vid samma bord som de som räknar. Först läste de siffran. Sedan berättade handläggarna vad som kan ligga bakom.',
      '## Tre råd',
      '- Börja med en siffra, inte med tio.\n- Fråga vad som saknas i den.\n- Skriv ner vad ni ska göra, och när ni läser den igen.',
      'Kvinnor och män står alltid var för sig i tabellerna. Det var där samtalet började.',
    ],
  }),
  post({
    slug: 'handledare-behover-ocksa-stod',
    days: 24,
    municipality: '1287',
    organisation: 'Trelleborgs kommun',
    author: 'Sam Exempel',
    themes: ['praktik', 'arbete'],
    related: [{ href: '/siffror/kommun/trelleborg', text: 'Trelleborg i siffror' }],
    title: 'Handledare behöver också stöd',
    ingress: 'En halv dags utbildning och ett telefonnummer gjorde att fler arbetsplatser sa ja igen.',
    body: [
      'Vi frågade arbetsplatser som hade tackat nej en andra gång. Nästan alla sa samma sak: handledaren blev ensam.',
      '## Vad vi ändrade',
      'Nu får varje handledare en halv dags utbildning. De får också ett nummer att ringa, och någon som svarar.',
      '**Det kostade** en dag i månaden för en samordnare. Om det räcker vet vi om ett år.',
    ],
  }),
  post({
    slug: 'foraldrar-som-laser-pa-kvallen',
    days: 33,
    municipality: '1281',
    organisation: 'Lunds kommun',
    author: 'Kim Exempel',
    themes: ['kvinnor', 'språk'],
    related: [{ href: '/kurser', text: 'Sök bland kurserna' }],
    title: 'Föräldrar som läser på kvällen',
    ingress: 'När barnen fick någon att leka med kom fler mammor till kursen.',
    body: [
      'Kursen låg på kvällen för att fler skulle hinna. Ändå kom få. Svaret var enkelt: det fanns ingen som kunde vara med barnen.',
      'En förening tog hand om barnen i rummet bredvid. Efter en månad var gruppen full.',
      '## Det vi inte vet än',
      'Vi vet inte om deltagarna får arbete fortare. Vi frågar dem efter sex månader.',
    ],
  }),
  post({
    slug: 'sa-laser-du-knutpunkt',
    days: 45,
    municipality: null,
    organisation: region,
    author: 'Redaktionen',
    themes: ['om sidan'],
    related: [{ href: '/hjalp', text: 'Hjälp och telefon' }],
    title: 'Så läser och skriver du här',
    ingress: 'Här skriver region och kommuner om vad som fungerar, och om vad som inte gör det.',
    body: [
      'Du kan kommentera utan konto. En människa läser din kommentar innan andra ser den.',
      'Vill du berätta om ert arbete? Då kan redaktionen bjuda in dig att skriva. Du behöver inget konto, och ingen ändrar din text utan att du säger ja.',
    ],
  }),
]

/** The first post in Arabic, as if somebody had read and approved it. */
export const demoTranslation = {
  slug: 'forsta-veckan-pa-bageriet',
  language: 'ar',
  title: 'الأسبوع الأول في المخبز',
  ingress: 'بدأ أربعة مشاركين التدريب في اليوم نفسه الذي بدأوا فيه تعلّم السويدية.',
  body: '*نص للتدريب: الأشخاص والأحداث خيالية.*\n\n## اللغة ترافقك إلى العمل\n\nيتعلّم المشاركون السويدية صباحًا، ويستعملون الكلمات في المخبز بعد الظهر.',
}

/** A guest's text that waits for an editor to read it. */
export const demoGuest = post({
  slug: 'nar-foretaget-ringer-forst',
  days: 2,
  municipality: null,
  organisation: 'Bageriet',
  author: 'Robin Exempel',
  themes: ['näringsliv'],
  related: [],
  title: 'När företaget ringer först',
  ingress: 'Vi väntade på att någon skulle fråga oss. Sedan ringde vi själva.',
  body: ['Som litet företag visste vi inte vem vi skulle ringa. Nu vet vi, och vi har två nya kollegor.'],
})

export const demoComments: readonly {
  slug: string
  days: number
  name: string
  text: string
  stage: 'shown' | 'waiting'
}[] = [
  {
    slug: 'forsta-veckan-pa-bageriet',
    days: 2,
    name: 'Alex Exempel',
    text: 'Vi gjorde likadant i vårt kök. Ordlistan hängde vi på väggen. (Övning)',
    stage: 'shown',
  },
  {
    slug: 'sma-rum-for-stora-samtal',
    days: 1,
    name: 'Mika Exempel',
    text: 'Hur många företag kom tillbaka nästa gång? (Övning)',
    stage: 'waiting',
  },
]

export const demoAnnouncement = {
  title: 'Övning: nytt mötesdatum för redaktionen',
  text: 'Det här är en övning. Redaktionen träffas den första måndagen i månaden. Ta med ett exempel som inte fungerade.',
  days: 60,
}
