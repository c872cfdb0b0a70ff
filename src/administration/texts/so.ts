import type { DeepPartial } from '../../shared/texts.ts'
import type { Texts } from './sv.ts'

/** Drafted by machine; nobody has approved it yet. Only the pages that applicants meet. */
export const so: DeepPartial<Texts> = {
  one: { hoursValue: (from, to) => `saacadda ${from}–${to}` },
  help: {
    title: 'Caawimo',
    lead: 'Mar walba weydii. Waa bilaash, luqaddaadana waa laguugu caawinayaa.',
    yours: 'Koorso ayaad codsatay',
    yoursText: 'Wac degmadaada. Qofka kuu jawaaba wuxuu arki karaa halka codsigaagu marayo.',
    how: 'Sida koorso loo codsado',
    steps: [
      'Liiska ka raadi koorso. Akoon la’aan waad codsan kartaa.',
      'Su’aalaha mid mid uga jawaab. Waad kaydin kartaa oo hadhow sii wadi kartaa.',
      'Dir codsiga. Lambar iyo koodh ayaad helaysaa. Qor.',
      'Codsiga kula soco lambarka iyo koodhka. Waxaad arkaysaa cidda haysa iyo waxa dhacaya.',
    ],
    phones: 'Wac degmadaada',
    phonesText: 'Dhammaan maalmaha shaqada ayay ka jawaabaan. Sheeg haddii aad turjumaan rabto.',
    municipality: 'Degmada (kommun)',
    phone: 'Taleefanka',
    hours: 'Saacadaha furan',
    noPhone: 'Wac lambarka guud ee degmada',
    find: 'Raadi koorso',
    follow: 'La soco codsigaaga',
    interpreter: 'Turjumaan',
    interpreterText:
      'Xaq baad u leedahay turjumaan markaad degmada ama dugsiga la hadlayso. Waa bilaash. Wac oo sheeg luqadda aad rabto.',
    staff: 'Codsiyada ayaad ka shaqaysaa',
    staffText:
      'Maamulahaaga weydii doorarka iyo gelitaanka. Khaladka bogga ku soo sheeg lambarka ku qoran bogga khaladka.',
  },
  access: {
    title: 'Helitaanka dadka oo dhan',
    lead: 'Qof kastaa waa inuu Knutpunkt isticmaali karo. Halkan waxaa ku qoran halka aan marayno iyo waxa aad samaynayso marka wax shaqayn waayaan.',
    how: 'Sidee buu bogga loo wada isticmaali karaa?',
    howText:
      'Knutpunkt waxaa loo dhisay inuu raaco WCAG 2.2 heerka AA iyo lagen om tillgänglighet till digital offentlig service (sharciga helitaanka adeegga dadweynaha ee dijitaalka ah).',
    without: 'Wax walba waa la samayn karaa mouse la’aan, qoraal barnaamij (skript) la’aan iyo taleefan yar.',
    known: 'Waxyaabaha aan ognahay inaanay si buuxda u shaqayn',
    knownList: [
      'Qoraallada af Soomaaliga kombiyuutar ayaa turjumay. Weli cidna ma hubin.',
      'Dadka isticmaala barnaamijyada shaashadda akhriya weli bogga oo dhan ma tijaabin.',
      'Faylasha ay dad kale soo geliyeen qalabka caawinta way ku adkaan karaan.',
    ],
    tested: 'Sida aan u tijaabinnay',
    testedText:
      'Bog kasta waxaan ku tijaabinnaa barnaamijyo caqabadaha raadiya, kiiboodh, cabbirro kala duwan iyo luqado midig laga akhriyo.',
    tell: 'Noo sheeg haddii wax kugu adag yihiin',
    tellText:
      'Wac ama e-boosto u dir degmadaada oo sheeg bogga ay tahay. Haddii aad xogta si kale ugu baahan tahay, hal maalin oo shaqo gudaheed ayaa laguugu jawaabayaa.',
    report: 'Jawaabta kuma qanacsanid?',
    reportText:
      'Digg (Myndigheten för digital förvaltning, hay’adda maamulka dijitaalka ah) ayaa hubisa in sharciga la raaco. Iyaga waad u cawan kartaa.',
    reportLink: 'U cawo Digg',
    date: (day) => `Bogga waxaa la qoray ${day}.`,
  },
}
