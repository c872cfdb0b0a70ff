import type { DeepPartial } from '../../shared/texts.ts'
import type { Texts } from './sv.ts'

/** Drafted by machine, for what applicants meet. */
export const so: DeepPartial<Texts> = {
  criteria: {
    shortEducation: 'Waxbarasho gaaban',
    weakPosition: 'Xaalad daciif ah oo suuqa shaqada ah',
    ongoingStudyPlan: 'Qorshe waxbarasho oo socda',
    noUpperSecondary: 'Ma haysto shahaadada gymnasium (dugsiga sare)',
    unemployedOrAtRisk: 'Shaqo la’aan ah, ama noqon kara',
    neededForWork: 'Koorsada shaqo ayuu ugu baahan yahay',
    queueDate: 'Waqtiga safka',
    application: 'Isku waqti saf: lambarka codsiga ayaa go’aaminaya',
    alone: 'Liiska keligii ku jira',
  },
  place: {
    onList: 'Liiska waad ku jirtaa.',
    desk: 'Booska liiska sugitaanka',
    deskLine: (place, line, by) => `Lambarka ${place} ee ${line}${by ? `, waxaa go’aaminaya: ${by}` : ''}.`,
    title: 'Booskaaga liiska sugitaanka',
    of: (place, line) => `Waxaad tahay lambarka ${place} ee ${line}.`,
    short: (place) => `Liiska waad ku jirtaa, lambarka ${place}.`,
    placing: 'Liiska waad ku jirtaa. Booskaagu dhowr daqiiqo kaddib ayuu muuqanayaa.',
    why: (criterion) => `Waxa go’aamiya booskaaga: ${criterion.toLowerCase()}.`,
    moved:
      'Codsade mudnaan leh sida xeerarka xulashadu dhigayaan ayaa ku soo biiray. Sidaas darteed lambarkaagu wuu is beddelay.',
    freed: (seats) =>
      seats === 0
        ? 'Koorsadii hore boos kama bannaanan.'
        : seats === 1
          ? 'Koorsadii hore hal boos ayaa ka bannaanaday.'
          : `Koorsadii hore ${seats} boos ayaa ka bannaanaday.`,
    stay: 'Ka jawaab haddii aad sii joogi rabto',
    asked: 'Waxaan rabnaa inaan ogaanno inaad liiska ku sii jiri rabto.',
  },
  ping: {
    notWaiting: 'Hadda liiska sugitaanka kuma jirtid',
    title: 'Ma rabtaa inaad liiska sugitaanka ku sii jirto?',
    lead: 'Bishii mar ayaan ku weydiinnaa, si boosasku u helaan kuwa raba.',
    silent: 'Booskaaga ma waayaysid haddii aadan jawaabin. Markaas dugsiga ayaa ku soo wacaya.',
    yes: 'Haa, waan ku sii jirayaa',
    no: 'Maya, liiska iga saar',
    stayed: 'Mahadsanid. Liiska waad ku sii jirtaa.',
    back: 'Ku noqo codsiga',
  },
  calendar: {
    title: 'Bilowga koorsada',
    link: 'Bilowga ku dar jadwalkaaga',
    event: (course) => `Bilowga koorsada: ${course}`,
    call: 'Dugsigu wuxuu yeedhmo kuu soo dirayaa ugu dambayn 14 maalmood bilowga ka hor.',
    starts: (day, place) => `Koorsadu waxay bilaabanaysaa ${day}${place ? `, goobta: ${place}` : ''}.`,
  },
  notNow: 'Hadda suurtagal ma aha.',
  problems: {
    form: 'Bogga mar kale akhri oo isku day.',
    value: 'Shay kasta jawaab u dooro, ama dooro inaadan waxba arkin.',
    years: 'Sannadaha dugsiga tiro ku qor, 0 ilaa 40.',
    evidence: 'Qor waxa aad aragtay, ugu badnaan 300 oo xaraf.',
    answer: 'Dooro inaad sii joogi rabto iyo in kale.',
  },
}
