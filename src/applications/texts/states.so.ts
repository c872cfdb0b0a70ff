import type { DeepPartial } from '../../shared/texts.ts'
import type { StateTexts } from './states.sv.ts'

/** Drafted by machine. */
export const statesSo: DeepPartial<StateTexts> = {
  state: {
    draft: {
      heading: 'Codsigaaga weli lama dirin',
      now: 'Waxa aad qorto waxaan haynaa 30 maalmood.',
      you: 'Sii wad markaad rabto, oo dir markaad diyaar tahay.',
    },
    submitted: {
      heading: 'Codsigaagii waan helnay',
      now: 'Degmadaada ayaan u gudbinaynaa.',
      you: 'Hadda waxba uma baahnid inaad samayso. Codsiga waad la noqon kartaa.',
    },
    with_home: {
      heading: 'Degmadaadu way akhrinaysaa codsigaaga',
      now: 'Degmadu waxay eegaysaa in ay koorsada bixin karto.',
      you: 'Hadda waxba uma baahnid inaad samayso. Codsiga waad la noqon kartaa.',
    },
    completion: {
      heading: 'Adiga ayaan ku sugaynaa',
      now: 'Degmadaadu waxay u baahan tahay inay wax badan ogaato ka hor jawaabta.',
      you: 'Dir waxa maqan ka hor maalinta u dambaysa. Wac degmadaada haddii wax kugu adag yihiin.',
    },
    with_provider: {
      heading: 'Dugsiga ayaa codsigaaga haya',
      now: 'Degmadu way bixinaysaa. Dugsigu wuu la wareegay, dhowaanna wuu akhriyayaa codsigaaga.',
      you: 'Hadda waxba uma baahnid inaad samayso. Codsiga waad la noqon kartaa.',
    },
    assessment: {
      heading: 'Dugsigu wuu qiimaynayaa codsigaaga',
      now: 'Dugsigu wuxuu eegayaa in koorsadu kugu habboon tahay. Waqti imtixaan ama sheeko ayaad heli kartaa.',
      you: 'Kaalay imtixaanka haddii aad waqti hesho. Haddii kale waxba uma baahnid.',
    },
    admitted: {
      heading: 'Koorsadu way kugu habboon tahay',
      now: 'Dugsigu dhowaan ayuu boosaska qaybin doonaa.',
      you: 'Hadda waxba uma baahnid. Waan ku soo sheegi doonnaa marka boosaska la go’aamiyo.',
    },
    offered: {
      heading: 'Boos ayaad heshay',
      now: 'Dugsigu booska wuu kuu hayaa ilaa maalinta jawaabta u dambaysa.',
      you: 'Haa ama maya ku jawaab ka hor maalinta u dambaysa.',
    },
    reserve: {
      heading: 'Waxaad ku jirtaa liiska sugitaanka',
      now: 'Koorsadu way buuxdaa. Haddii boos bannaanado, qofka liiska ugu horreeya ayaa la weydiinayaa.',
      you: 'Liiska ku sii jir, ama koorso kale codso.',
    },
    not_granted: {
      heading: 'Degmadaadu koorsadan ma bixinayso',
      now: 'Warqadda ayaa sheegaysa sababta, iyo waxa aad samaynayso haddii aadan oggolayn.',
      you: 'Koorso kale codso, ama degmada weydii inay mar kale ka fikirto.',
    },
    not_admitted: {
      heading: 'Dugsigu koorsadan kuma qaadan karo',
      now: 'Warqadda ayaa sheegaysa sababta, iyo waxa aad samaynayso haddii aadan oggolayn.',
      you: 'Koorso kale codso, ama la-taliye kala hadal tallaabada xigta.',
    },
    not_selected: {
      heading: 'Mar kan boos kuuma jirin',
      now: 'Bilowga xiga safkaaga waad haysanaysaa.',
      you: 'Haa dheh bilowga xiga, ama koorso kale codso.',
    },
    declined: {
      heading: 'Booska maya ayaad tidhi',
      now: 'Booska qof kale ayaa la siiyay.',
      you: 'Mar kale codso, ama koorso kale. Badhan khaldan? Ka noqo 24 saacadood gudahood.',
    },
    no_answer: {
      heading: 'Booska kama jawaabin',
      now: 'Waqtigii jawaabtu wuu dhammaaday. Booskii waa la sii gudbiyay.',
      you: 'Wac dugsiga 14 maalmood gudahood. Markaas waxaa laga yaabaa inaad mar kale boos hesho.',
    },
    accepted: {
      heading: 'Ku soo dhawoow koorsada',
      now: 'Haadaadii waan helnay, booskaagana waan diyaarinaynaa.',
      you: 'Hadda waxba uma baahnid. Badhan khaldan? Ka noqo 24 saacadood gudahood.',
    },
    awaiting_start: {
      heading: 'Boos koorsada ah ayaad leedahay',
      now: 'Dugsigu wuxuu kuu soo diri doonaa yeedhmo bilowga ah.',
      you: 'Kaalay maalinta koowaad. Noo sheeg haddii aadan iman karin.',
    },
    ongoing: {
      heading: 'Koorsada ayaad dhiganaysaa',
      now: 'Koorsadu way socotaa.',
      you: 'Koorsada tag. Dugsiga u sheeg haddii wax ku hor istaagaan.',
    },
    not_started: {
      heading: 'Koorsada ma bilaabin',
      now: 'Dugsigu wuxuu is weydiinayaa waxa dhacay.',
      you: 'Wac dugsiga. Hadhow waad bilaabi kartaa haddii boos jiro.',
    },
    interrupted: {
      heading: 'Koorsadaadu way kala go’day',
      now: 'Degmadaadu waxay kaala hadli doontaa tallaabada xigta.',
      you: 'Degmadaada u sheeg waxa aad hadda rabto. Mar kale waad bilaabi kartaa.',
    },
    completed: {
      heading: 'Koorsada waad dhammaysay',
      now: 'Shahaadadaada dugsiga ayaa kuu keenaya. Hadhow waan ku weydiin doonnaa sida ay kuu noqotay.',
      you: 'Koorsada xigta codso, ama la-taliye la hadal.',
    },
    withdrawn: {
      heading: 'Codsigii waa lala noqday',
      now: 'Cidna mar dambe ma akhrinayso.',
      you: 'Mar kale codso markaad rabto. Badhan khaldan? Ka noqo 24 saacadood gudahood.',
    },
    moved: {
      heading: 'Codsigaagii wuu guuray',
      now: 'Koorso ama degmo kale ayaa la wareegtay. Wax kasta oo aad dirtay way la socdaan.',
      you: 'La soco codsigaaga cusub.',
    },
    cancelled: {
      heading: 'Koorsadu ma dhacayso',
      now: 'Dugsigii ayaa baajiyay. Bilowga xiga safkaaga waad haysanaysaa.',
      you: 'Eeg tallaabadaada xigta, ama koorso kale codso.',
    },
    transferred: {
      heading: 'Degmadaada cusub ayaa la wareegtay',
      now: 'Koorsada waad ku sii jirtaa. Degmada cusub ayaa bixinaysa.',
      you: 'Koorsada la sii wad degmadaada cusub.',
    },
    registered_in_error: {
      heading: 'Codsigu annaga ayuu naga khaldamay',
      now: 'Waan xidhnay. Waxa dhacay weli waa la akhriyi karaa.',
      you: 'Wac degmadaada haddii aad su’aal qabto. Mar kale waad codsan kartaa.',
    },
  },
}
