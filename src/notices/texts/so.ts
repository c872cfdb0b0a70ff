import type { DeepPartial } from '../../shared/texts.ts'
import type { sv } from './sv.ts'

/** Drafted by machine. */
export const so: DeepPartial<typeof sv> = {
  news: {
    draft:
      'Codsigaaga weli lama dirin. Qabyo-qoraalku toddoba maalmood kaddib wuu tirtirmayaa. Fur oo dir haddii aad codsan rabto.',
    submitted: (number) => `Codsigaagii waan helnay. Lambarkiisu waa ${number}.`,
    with_home: 'Degmadaadu hadda codsigaaga ayay akhrinaysaa.',
    completion: (day) => `Wax dheeraad ah ayaan kaaga baahannahay. Keen ugu dambayn ${day}.`,
    remindCompletion: (day) =>
      `Weli waraaqo ayaan kaa sugaynaa. Keen ugu dambayn ${day}. Haddii kale waxaan qiimaynaynaa waxa aan hayno.`,
    papersDone: 'Hadda degmadu way sii akhrinaysaa. Waxaan qiimaynaynaa waxa codsigaaga ku jira.',
    sentBack: 'Dugsigu codsigaaga degmada ayuu u celiyay. Sababta boggaaga ayaad ku arkaysaa.',
    changed: 'Go’aan ku saabsan codsigaaga waa la beddelay. Codsigaaga mar kale ayaa la eegayaa.',
    with_provider: 'Degmadu way bixinaysaa. Hadda dugsiga ayaa codsigaaga la wareegaya.',
    not_granted:
      'Go’aan baa jira. Degmadu koorsadan ma bixinayso. Waxaad arkaysaa sababta, waxa aad hadda samayn karto iyo sida rafcaan loo qaato.',
    assessment: 'Dugsigu hadda codsigaaga ayuu qiimaynayaa.',
    admitted: 'Dugsigu wuxuu go’aamiyay inaad koorsada dhigan karto. Hadda waxaad sugaysaa warka booska.',
    not_admitted:
      'Go’aan baa jira. Koorsadan hadda ma bilaabi kartid. Waxaad arkaysaa sababta, waxa aad hadda samayn karto iyo sida rafcaan loo qaato.',
    offered: (day) => `Boos ayaad heshay. Ku jawaab ugu dambayn ${day}.`,
    remindOffer: (day) =>
      `Boos ayaad heshay, jawaabtaadana waan sugaynaa. Ku jawaab ugu dambayn ${day}. Kaddib booska qof kale ayaa la siinayaa.`,
    reserve: 'Waxaad ku jirtaa liiska sugitaanka. Haddii boos bannaanado, isla markiiba waan kuu sheegaynaa.',
    reserveMoved: (rule) =>
      `Waxaa soo biiray codsade mudnaan ku leh xeerarka kala doorashada. Sidaa darteed booskaaga liisku wuu isbeddelay. Xeerku waa: ${rule}.`,
    stillThere: 'Waxaad ku jirtaa liiska sugitaanka. Ma rabtaa inaad ku sii jirto? Hal riixis ku jawaab.',
    not_selected: 'Mar kan boosaska oo dhan waa la qaatay. Waxaad arkaysaa sababta iyo bilowyada soo socda.',
    declined: 'Booska maya ayaad tidhi.',
    no_answer:
      'Jawaab ma helin, booskiina waa la sii gudbiyay. Wac dugsiga 14 maalmood gudahood. Mar kale boos waad heli kartaa.',
    accepted: 'Ku soo dhawoow. Booska haa ayaad tidhi.',
    awaiting_start: 'Waa lagu qaatay. Bilowga ka hor yeedhmo ayaad helaysaa.',
    callStart: (day) =>
      `Koorsadaadu dhowaan ayay bilaabanaysaa: ${day}. Saacadda iyo goobta boggaaga ayaad ku arkaysaa.`,
    ongoing: 'Hadda koorsadaadu way bilaabatay.',
    ongoingAgain: 'Hadda koorsadaadu way sii socotaa.',
    not_started:
      'Dugsigu wuxuu qoray inaadan koorsada bilaabin. La xidhiidh dugsiga. Waad bilaabi kartaa ilaa 14 maalmood bilowga kaddib.',
    interrupted:
      'Dugsigu wuxuu qoray inaad koorsada joojisay. Degmadaada ayaa kula soo xidhiidhi doonta tallaabada xigta.',
    completed: 'Koorsada waad dhammaysay. Shaqo fiican ayaad qabatay.',
    outcomeAsk: 'Sidee ayay ku noqotay koorsada kaddib? Hal riixis ku jawaab.',
    withdrawn: 'Codsigaaga waa lala noqday.',
    otherAccepted: 'Koorso kale ayaad haa ku tidhi. Sidaa darteed codsigan waan dhammaynay.',
    moved: 'Codsigaaga waa la raray. Wax kasta oo aad keentay way la socdaan.',
    cancelled: 'Mar kan koorsadu ma dhacayso. Waqtigaaga safka waad haysanaysaa.',
    transferred: 'Booskaagu wuu kuu raacayaa degmadaada cusub.',
    registered_in_error: 'Wax baa khaldamay, codsigiina waa la dhammeeyay. Na soo wac haddii aad su’aal qabto.',
    corrected:
      'Si khaldan ayaan wax u qornay. Waxa aan hore kuu soo dirnay ma shaqaynayo. Boggaagu wuxuu muujinayaa waxa hadda saxda ah.',
    nextStart: 'Waad codsan kartaa koorso kale ama bilow dambe.',
  },
  message: {
    subject: (number) => `Wax cusub ayaa codsigaaga ku jira ${number}`,
    subjectHelper: (number) => `Wax cusub ayaa codsiga ku jira ${number}`,
    subjectDraft: 'Codsigaaga weli lama dirin',
    helper: 'Tan waxaad u heshay inaad qof codsi ku caawinayso. Bogga wada fura.',
    open: 'Fur codsigaaga',
    answer: 'Halkan ka jawaab',
    draft: 'Fur qabyo-qoraalka',
    drafted: 'Kombiyuutar baa turjumay. Cidna weli ma hubin qoraalka.',
    noReply: 'E-boostadan lagama jawaabi karo.',
    change: 'Adigaa dooranaya sida aad warka u hesho',
  },
  question: {
    stillThere: 'Ma rabtaa inaad liiska sugitaanka ku sii jirto?',
    stillThereText: (number) =>
      `Waxay ku saabsan tahay codsigaaga ${number}. Riix badhanka haddii aad ku sii jiri rabto.`,
    stay: 'Haa, liiska igu sii daa',
    leave: 'Maya, liiska iga saar',
    leaveText: 'Markaas horta waad gelaysaa, si aan cid kale booskaaga uga bixin.',
    silent: 'Haddii aadan jawaabin, booskaaga waxba kuma dhacayaan. Markaas waan ku soo wacaynaa.',
    stayed: 'Mahadsanid. Liiska waad ku sii jirtaa.',
    outcome: 'Sidee ayay ku noqotay?',
    outcomeText: (number) => `Waxaad dhigatay koorsada codsiga ${number}. Hadda maxaad qabataa?`,
    answers: {
      workFull: 'Waqti buuxa ayaan shaqeeyaa',
      workPart: 'Waqti dhiman ayaan shaqeeyaa',
      regular_studies: 'Waan wax bartaa',
      other_activity: 'Wax kale ayaan qabtaa, degmada ama Arbetsförmedlingen (xafiiska shaqada) ayaa iga caawisa',
      parental_leave: 'Fasaxa waalidka ayaan ku jiraa',
      moved_away: 'Waan guuray',
    },
    send: 'Dir jawaabta',
    thanks: 'Waad ku mahadsan tahay jawaabtaada.',
    answered: 'Su’aasha horay baa looga jawaabay',
    answeredText: 'Wax kale uma baahnid inaad samayso. Boggaaga waxaad ku arkaysaa sida ay hadda tahay.',
    gone: 'Xidhiidhiyuhu (link) meelna kuma geynayo',
    goneText: 'Aad buu u duugoobay ama wuu dhiman yahay. Gal si aad u aragto sida ay hadda tahay.',
    signIn: 'Gal',
  },
  settings: {
    title: 'Sida aad warka u hesho',
    lead: 'Waan kula soo xidhiidhnaa marka codsigaaga wax ka dhacaan. Inta u dhexaysa saacadda 20 iyo 7 waxba ma dirno.',
    channel: 'Sidee ayaad warka u rabtaa?',
    sms: 'Fariin SMS',
    mail: 'E-boosto',
    letter: 'Warqad boosto',
    letterHint: 'Maalmo ayay qaadataa. Markaas adigu waa inaad waqtigeeda ku jawaabto.',
    toPhone: (number) => `Waxaa loo diraa ${number}`,
    noPhone: 'Weli lambar halkan kuma lihid.',
    toMail: (mail) => `Waxaa loo diraa ${mail}`,
    noMail: 'Weli e-boosto halkan kuma lihid.',
    change: 'Beddel lambarka taleefanka ama e-boostada',
    changeText: 'Halkaas waxaan u diraynaa lix lambar. Marka aad geliso, kan cusub ayaa shaqaynaya.',
    language: 'Luqaddee ayaad rabtaa?',
    save: 'Kaydi',
    saved: 'Waa la kaydiyay. Hadda laga bilaabo sidan ayaad warka ku helaysaa.',
    helper: 'Qof kale ayaa warkaaga hela',
    helperText: (name) => `${name} ayaa warka hela adiga beddelkaaga.`,
    endHelper: 'Aniga ii soo dir beddelkeeda',
    protectedText:
      'Xogtaadu waa la ilaaliyaa. Sidaa darteed waxba ma dirno. Dadka codsigaaga haya ayaa kula soo xidhiidhi doona.',
    link: 'Dooro sida aad warka u hesho',
  },
  sent: {
    link: 'Sida SMS-ka iyo e-boostadu u eg yihiin',
    title: 'SMS iyo e-boosto laguu soo diray',
    lead: 'Bogga tababarku waxba ma diro. Halkan waxaad ku arkaysaa waxa haddii kale taleefankaaga ama e-boostadaada iman lahaa.',
    none: 'Weli waxba lama dirin. Inta u dhexaysa saacadda 20 iyo 7 waxaan sugnaa subaxda.',
  },
  problems: {
    channel: 'Dooro sida aad warka u rabto.',
    phone: 'Marka hore ku dar lambar taleefan. Kaddib SMS ayaad dooran kartaa.',
    mail: 'Marka hore ku dar e-boosto. Kaddib e-boosto ayaad dooran kartaa.',
    language: 'Dooro luqad.',
    answer: 'Dooro jawaab.',
    changed: 'Wax baa isbeddelay tan iyo markii aad bogga furtay. Halkan waa sida ay hadda tahay.',
  },
}
