/** Drafted by machine. */
export const so = {
  title: 'Raadi koorso shaqo kuu horseeda',
  lead: 'Halkan waxaad ka codsataa koorsooyin xirfadeed oo af-Iswiidhish leh oo ku yaal Skåne oo dhan. Akoon la’aan ayaad codsan kartaa. Mar walba waad arkaysaa cidda codsigaaga haysa iyo inta ay caadi ahaan qaadato.',
  find: 'Raadi koorso',
  follow: 'La soco codsigaaga',
  resume: 'Sii wad qabyo-qoraal',
  allocation: 'Arag inta dad cusub ee degmo kasta soo dhoweyso',
  forecast: 'Arag inta sugitaanku ku kici karo degmada',
  knowledge: 'Akhri tusaalayaal wanaagsan iyo waxa cusub',
  myPage: 'Boggayga',
  done: {
    title: 'Horay baa loo sameeyay',
    text: 'Laba jeer baad riixday ama bogga baad dib u furtay. Hal mar baan samaynay.',
  },
  places: {
    anonymous: [
      ['/kurser', 'Koorsooyin'],
      ['/mina-ansokningar', 'Codsiyadayda'],
      ['/utkast', 'Qabyo-qoraallo'],
      ['/hjalp', 'Caawimaad'],
    ] as const,
    newcomer: [
      ['/mina-ansokningar', 'Codsiyada'],
      ['/kurser', 'Koorsooyin'],
      ['/mina-uppgifter', 'Xogta'],
      ['/hjalp', 'Caawin'],
    ] as const,
  },
}
