/**
 * Every indicator (nyckeltal) that the region's pages know: what is counted, among whom, and who counts. A changed definition is a new
 * edition, never an edited row. Own titles use today's word (etableringsprogrammet); what a source calls it is asserted when it is read.
 * The trap: received is not enrolled, and a share is never the mean of shares.
 */
import type { Said } from '../tables.ts'
import type { directions, periods, sexSplits, Unit } from '../words.ts'

export type Indicator = {
  slug: string
  edition: number
  place: number
  partOf: string | null
  titles: Said
  numerator: Said
  denominator: Said | null
  unit: Unit
  multiplier: number
  decimals: number
  direction: (typeof directions)[number]
  period: (typeof periods)[number]
  sexSplit: (typeof sexSplits)[number]
  source: string
  kpi: string | null
  validFrom: string
  validTo: string
  breaks: { period: string; note: Said }[]
  family: string
  k: number
  beside: string | null
  goal: number | null
  coming: boolean
}
type Rest = Partial<Omit<Indicator, 'slug' | 'titles' | 'numerator' | 'denominator' | 'place'>> &
  Pick<Indicator, 'unit'>

const said = (sv: string, en: string): Said => ({ sv, en })
const perUnit: Partial<Record<Unit, { multiplier: number; decimals: number }>> = {
  percent: { multiplier: 100, decimals: 1 },
  per1000: { multiplier: 1000, decimals: 1 },
  points: { multiplier: 1, decimals: 1 },
  ratio: { multiplier: 1, decimals: 2 },
}
const usual = {
  edition: 1,
  partOf: null,
  multiplier: 1,
  decimals: 0,
  direction: 'neutral',
  period: 'year',
  sexSplit: 'source',
  kpi: null,
  validFrom: '',
  validTo: '',
  breaks: [],
  family: 'publicerat',
  k: 5,
  beside: null,
  goal: null,
  coming: false,
} as const

function it(
  slug: string,
  titles: Said,
  [numerator, denominator]: [Said, Said | null],
  rest: Rest,
): Omit<Indicator, 'place'> {
  const source = rest.kpi ? 'Kolada' : 'Migrationsverket'
  return { ...usual, breaks: [], source, ...perUnit[rest.unit], ...rest, slug, titles, numerator, denominator }
}
const persons = { unit: 'persons' } as const
const percent = { unit: 'percent' } as const
const none = { sexSplit: 'none' } as const
const higher = { direction: 'higher' } as const
const lower = { direction: 'lower' } as const
const own = { source: 'Knutpunkt', sexSplit: 'own', period: 'month' } as const

const inhabitants = said('Invånare 31 december', 'Inhabitants on 31 December')
const inhabitantsBefore = said('Invånare 31 december året före', 'Inhabitants on 31 December of the year before')
const received = said(
  'Personer som staten för första gången betalar kommunen för (förordning 2010:1122). De som kom från en annan kommun räknas inte',
  'Persons for whom the municipality first began to receive state compensation (ordinance 2010:1122). Onward movers are not counted',
)
const receivedAll = said('Mottagna under året, alla vägar', 'Received during the year, all ways')
const receivedBy = (sv: string, en: string) => said(`Mottagna under året: ${sv}`, `Received during the year: ${en}`)
const enrolledAsylum = said(
  'Inskrivna i mottagningssystemet 31 december',
  'Enrolled in the reception system on 31 December',
)
const asylumIn = (sv: string, en: string) =>
  said(`Inskrivna i mottagningssystemet 31 december, ${sv}`, `Enrolled in the reception system on 31 December, ${en}`)
const inProgramme = said(
  'Inskrivna i etableringsprogrammet någon gång under året',
  'Enrolled in the establishment programme some time in the year',
)
const leavers = said('Alla som lämnade programmet under året', 'All who left the programme during the year')
const beginners = said('De som började SFI två år tidigare', 'Those who began SFI two years before')
const shareOf = (sv: string, en: string) => said(`De som hade ${sv}`, `Those with ${en}`)

const reception = [
  it('mottagna', said('Mottagna nyanlända', 'Newly arrived people received'), [received, null], {
    ...persons,
    kpi: 'N01986',
  }),
  it(
    'mottagna-per-1000',
    said('Mottagna per 1 000 invånare', 'Received per 1,000 inhabitants'),
    [
      said(
        'De som togs emot de senaste 24 månaderna och bor här den 31 december',
        'Received in the last 24 months and living there on 31 December',
      ),
      inhabitantsBefore,
    ],
    { unit: 'per1000', edition: 1, source: 'Kolada', validTo: '2017' },
  ),
  it(
    'mottagna-per-1000',
    said('Mottagna per 1 000 invånare', 'Received per 1,000 inhabitants'),
    [
      said(
        'Mottagna det senaste året som bor i kommunen 31 december',
        'Received during the last year and living there on 31 December',
      ),
      inhabitantsBefore,
    ],
    {
      unit: 'per1000',
      edition: 2,
      kpi: 'N02006',
      validFrom: '2018',
      breaks: [
        {
          period: '2018',
          note: said(
            'Ny definition: det senaste året i stället för de senaste 24 månaderna.',
            'New definition: the last year instead of the last 24 months.',
          ),
        },
      ],
    },
  ),
  it(
    'mottagna-anvisade',
    said('Mottagna efter anvisning', 'Received after assignment'),
    [
      said('Mottagna efter anvisning enligt bosättningslagen', 'Received after assignment under the settlement act'),
      null,
    ],
    { ...persons, ...none, kpi: 'N01987' },
  ),
  it(
    'kommuntal',
    said('Kommuntal: så många skulle anvisas', 'Municipal number: how many were to be assigned'),
    [
      said(
        'Personer som kommunen ska ta emot efter anvisning under året',
        'Persons the municipality is to receive by assignment in the year',
      ),
      null,
    ],
    { ...persons, ...none },
  ),
  it(
    'anvisade-mot-mottagna',
    said('Mottagna i förhållande till kommuntalet', 'Received in relation to the municipal number'),
    [receivedAll, said('Kommuntal för samma år', 'Municipal number of the same year')],
    { unit: 'ratio', ...none, source: 'Knutpunkt' },
  ),
  it('mottagna-per-vag', said('Mottagna, alla vägar', 'Received, all ways'), [receivedAll, null], {
    ...persons,
    ...none,
  }),
  ...(
    [
      ['abo', 'anläggningsboende (ABO)', 'accommodation centres (ABO)'],
      ['ebo', 'eget boende (EBO)', 'own accommodation (EBO)'],
      ['kvot', 'kvotflyktingar', 'quota refugees'],
      ['anhoriga', 'anhöriga', 'relatives'],
      ['ovriga', 'övriga', 'others'],
      [
        'ovriga-och-anhoriga',
        'anknytning och övriga, med ensamkommande barn',
        'relatives and others, with unaccompanied children',
      ],
    ] as const
  ).map(([key, sv, en]) =>
    it(`mottagna-vag-${key}`, said(`Mottagna: ${sv}`, `Received: ${en}`), [receivedBy(sv, en), receivedAll], {
      ...persons,
      ...none,
      partOf: 'mottagna-per-vag',
    }),
  ),
  it(
    'kvar-efter-tre-ar-antal',
    said('Bor kvar efter tre år, antal', 'Still living there after three years, number'),
    [
      said(
        'Mottagna tre år tidigare som bor kvar 31 oktober',
        'Received three years before and still living there on 31 October',
      ),
      null,
    ],
    { ...persons, kpi: 'N00732', partOf: 'kvar-efter-tre-ar' },
  ),
  it(
    'kvar-efter-tre-ar',
    said('Bor kvar efter tre år', 'Still living there after three years'),
    [
      said(
        'Mottagna tre år tidigare som bor kvar 31 oktober',
        'Received three years before and still living there on 31 October',
      ),
      said('Mottagna tre år tidigare', 'Received three years before'),
    ],
    { ...percent, ...higher, source: 'Knutpunkt' },
  ),
]
const asylum = [
  it('asylsokande', said('Asylsökande', 'Asylum seekers'), [enrolledAsylum, null], { ...persons, kpi: 'N01990' }),
  it(
    'asylsokande-per-1000',
    said('Asylsökande per 1 000 invånare', 'Asylum seekers per 1,000 inhabitants'),
    [enrolledAsylum, inhabitantsBefore],
    {
      unit: 'per1000',
      kpi: 'N01993',
    },
  ),
  it(
    'asylansokningar',
    said('Ansökningar om asyl', 'Asylum applications'),
    [said('Ansökningar om asyl under året', 'Asylum applications during the year'), null],
    {
      unit: 'applications',
      ...none,
    },
  ),
  ...(
    [
      ['abo', 'N01991', 'i anläggningsboende (ABO)', 'in accommodation centres (ABO)'],
      ['ebo', 'N01992', 'i eget boende (EBO)', 'in own accommodation (EBO)'],
      ['ovrigt', 'N01995', 'i övrigt boende', 'in other accommodation'],
      ['kommunalt', 'N02896', 'i kommunalt boende', 'in municipal accommodation'],
    ] as const
  ).map(([key, kpi, sv, en]) =>
    it(`asyl-boende-${key}`, said(`Asylsökande ${sv}`, `Asylum seekers ${en}`), [asylumIn(sv, en), enrolledAsylum], {
      ...persons,
      ...none,
      kpi,
      partOf: 'asylsokande',
    }),
  ),
  it(
    'ensamkommande-anvisade',
    said('Ensamkommande barn som anvisats', 'Unaccompanied children assigned'),
    [
      said(
        'Ensamkommande barn som anvisats kommunen under året',
        'Unaccompanied children assigned to the municipality in the year',
      ),
      null,
    ],
    { ...persons, kpi: 'N02002' },
  ),
  it(
    'ensamkommande-ankomst',
    said('Ensamkommande barn, ankomstkommun', 'Unaccompanied children, municipality of arrival'),
    [
      said(
        'Ensamkommande barn efter den kommun de kom till. Läggs aldrig ihop med de anvisade',
        'Unaccompanied children by municipality of arrival. Never added to the assigned',
      ),
      null,
    ],
    { ...persons, coming: true },
  ),
]
const programme = [
  it(
    'deltagare',
    said('Deltagare i etableringsprogrammet', 'Participants in the establishment programme'),
    [inProgramme, null],
    {
      ...persons,
      kpi: 'N00960',
    },
  ),
  it(
    'deltagare-manad',
    said('Deltagare i etableringsprogrammet, månad', 'Participants in the establishment programme, month'),
    [
      said(
        'De som är med i programmet när månaden är slut',
        'Enrolled in the establishment programme at the end of the month',
      ),
      null,
    ],
    { ...persons, period: 'month', source: 'Arbetsförmedlingen' },
  ),
  ...(
    [
      ['forgymnasial', 'N00961', 'högst förgymnasial utbildning', 'at most lower secondary education'],
      ['gymnasial', 'N00962', 'gymnasial utbildning', 'upper secondary education'],
      [
        'eftergymnasial',
        'N00963',
        'eftergymnasial utbildning längre än två år',
        'post-secondary education over two years',
      ],
      ['ingen', 'N00994', 'ingen utbildning', 'no education'],
      ['under-nio-ar', 'N00969', 'kortare utbildning än nio år', 'less than nine years of education'],
      ['nio-tio-ar', 'N00970', 'nio till tio års utbildning', 'nine to ten years of education'],
    ] as const
  ).map(([key, kpi, sv, en]) =>
    it(
      `deltagare-utbildning-${key}`,
      said(`Deltagare med ${sv}`, `Participants with ${en}`),
      [shareOf(sv, en), inProgramme],
      {
        ...percent,
        kpi,
        partOf: 'deltagare',
      },
    ),
  ),
  it('lamnat', said('Lämnade etableringsprogrammet', 'Left the establishment programme'), [leavers, null], {
    ...persons,
    kpi: 'N00964',
  }),
  it(
    'lamnat-arbete-studier',
    said('I arbete eller studier 90 dagar efter programmet', 'In work or studies 90 days after the programme'),
    [
      said(
        'De som lämnade programmet och var i arbete eller studier 90 dagar senare',
        'Leavers in work or studies 90 days later',
      ),
      leavers,
    ],
    { ...percent, ...higher, kpi: 'N00973' },
  ),
  ...(
    [
      ['arbete', 'N00971', 'i arbete', 'in work'],
      ['studier', 'N00972', 'i studier', 'in studies'],
      ['stod', 'N00995', 'i arbete med stöd', 'in supported work'],
      ['program', 'N00991', 'i annat program', 'in another programme'],
    ] as const
  ).map(([key, kpi, sv, en]) =>
    it(
      `lamnat-${key}`,
      said(`90 dagar efter programmet ${sv}`, `90 days after the programme ${en}`),
      [said(`De som lämnade programmet och var ${sv} 90 dagar senare`, `Leavers ${en} 90 days later`), leavers],
      { ...percent, kpi, partOf: 'lamnat-arbete-studier' },
    ),
  ),
]
const sfi = [
  it(
    'sfi-tva-kurser',
    said('SFI: klarade minst två kurser', 'SFI: passed at least two courses'),
    [said('De som klarat minst två kurser', 'Those who passed at least two courses'), beginners],
    { ...percent, ...higher, kpi: 'N18409' },
  ),
  it(
    'sfi-fortsatter',
    said('SFI: läser vidare, färre än två kurser', 'SFI: still studying, fewer than two courses'),
    [
      said('De som läser vidare med färre än två kurser', 'Those still studying with fewer than two courses'),
      beginners,
    ],
    { ...percent, kpi: 'N18410', partOf: 'sfi-tva-kurser' },
  ),
  it(
    'sfi-slutat',
    said('SFI: slutade med färre än två kurser', 'SFI: left with fewer than two courses'),
    [said('De som slutat med färre än två kurser', 'Those who left with fewer than two courses'), beginners],
    { ...percent, ...lower, kpi: 'N18411', partOf: 'sfi-tva-kurser' },
  ),
  it(
    'sfi-elever',
    said('Elever i SFI', 'SFI pupils'),
    [
      said('Elever i SFI-skolor i kommunen 15 oktober', 'Pupils in SFI schools in the municipality on 15 October'),
      null,
    ],
    { ...persons, kpi: 'N18801' },
  ),
]
const labour = [
  it(
    'sysselsatta-utrikes',
    said('Utrikes födda i arbete', 'Foreign born in work'),
    [
      said('Sysselsatta utrikes födda 20–64 år, november', 'Employed foreign born aged 20–64, November'),
      said('Utrikes födda 20–64 år', 'Foreign born aged 20–64'),
    ],
    { ...percent, ...higher, kpi: 'N02268' },
  ),
  ...(
    [
      ['alla', 'N02267', 'Alla i arbete', 'All in work', 'alla', 'all'],
      ['inrikes', 'N02269', 'Inrikes födda i arbete', 'Born in Sweden in work', 'inrikes födda', 'born in Sweden'],
    ] as const
  ).map(([key, kpi, sv, en, who, whom]) =>
    it(
      `sysselsatta-${key}`,
      said(sv, en),
      [
        said(`Sysselsatta 20–64 år, november: ${who}`, `Employed aged 20–64, November: ${whom}`),
        said(`Invånare 20–64 år: ${who}`, `Inhabitants aged 20–64: ${whom}`),
      ],
      { ...percent, ...higher, kpi, partOf: 'sysselsatta-utrikes' },
    ),
  ),
  it(
    'arbetsloshet-utrikes',
    said('Arbetslösa utrikes födda', 'Unemployed foreign born'),
    [
      said('Arbetslösa utrikes födda 20–64 år (BAS)', 'Unemployed foreign born aged 20–64 (BAS)'),
      said('Utrikes födda 20–64 år i arbetskraften', 'Foreign born aged 20–64 in the labour force'),
    ],
    { ...percent, ...lower, kpi: 'N02282' },
  ),
  it(
    'arbetskraft-utrikes',
    said('Utrikes födda i arbetskraften', 'Foreign born in the labour force'),
    [
      said('Utrikes födda 20–64 år i arbetskraften (BAS)', 'Foreign born aged 20–64 in the labour force (BAS)'),
      said('Utrikes födda 20–64 år', 'Foreign born aged 20–64'),
    ],
    { ...percent, ...higher, kpi: 'N02284', partOf: 'arbetsloshet-utrikes' },
  ),
  it(
    'flyktingar-arbete',
    said('Flyktingar och anhöriga i arbete', 'Refugees and relatives in work'),
    [
      said(
        'De som var 20–64 år och hade arbete i november',
        'Gainfully employed in need of protection and relatives aged 20–64, November',
      ),
      said('Alla skyddsbehövande och anhöriga 20–64 år', 'All in need of protection and relatives aged 20–64'),
    ],
    { ...percent, ...higher, kpi: 'N00700' },
  ),
  it(
    'flyktingar-arbete-4-6',
    said('Flyktingar i arbete efter 4–6 år', 'Refugees in work after 4–6 years'),
    [
      said('Förvärvsarbetande med 4–6 års vistelse', 'Gainfully employed with 4–6 years of stay'),
      said('Alla med 4–6 års vistelse', 'All with 4–6 years of stay'),
    ],
    { ...percent, ...higher, kpi: 'N02994', partOf: 'flyktingar-arbete' },
  ),
  it(
    'flyktingar-arbete-studier',
    said('Flyktingar och anhöriga i arbete eller studier', 'Refugees and relatives in work or studies'),
    [
      said('I arbete eller studier', 'In work or studies'),
      said('Alla skyddsbehövande och anhöriga 20–64 år', 'All in need of protection and relatives aged 20–64'),
    ],
    { ...percent, ...higher, kpi: 'N00711', partOf: 'flyktingar-arbete' },
  ),
  it(
    'flyktingar-forvantat',
    said('Väntat värde: flyktingar och anhöriga i arbete', 'Expected value: refugees and relatives in work'),
    [said('Väntat värde efter kommunens förutsättningar', "Expected value after the municipality's conditions"), null],
    { ...percent, multiplier: 1, ...none, kpi: 'N00485' },
  ),
  it(
    'flyktingar-skillnad',
    said('Skillnad mot väntat värde', 'Difference from the expected value'),
    [said('Utfallet minus det väntade värdet', 'The outcome minus the expected value'), null],
    { unit: 'points', ...none, kpi: 'N00486', partOf: 'flyktingar-forvantat' },
  ),
  it(
    'bristyrken',
    said('Yrken med brist på sökande', 'Occupations in shortage'),
    [said('Bedömning av brist, balans eller överskott', 'Judgement: shortage, balance or surplus'), null],
    { unit: 'class', ...none, period: 'half', source: 'Arbetsförmedlingen', coming: true },
  ),
  it(
    'yrkesprognos',
    said('Utsikter för yrken', 'Outlook for occupations'),
    [said('Prognos per yrkesgrupp (SSYK) och län', 'Forecast by occupational group (SSYK) and county'), null],
    { unit: 'class', ...none, period: 'half', source: 'Arbetsförmedlingen', coming: true },
  ),
]
const living = [
  it(
    'bistand',
    said('Invånare med ekonomiskt bistånd', 'Inhabitants with social assistance'),
    [
      said(
        'Invånare som fått ekonomiskt bistånd någon gång under året',
        'Inhabitants with social assistance some time in the year',
      ),
      inhabitants,
    ],
    { ...percent, ...none, ...lower, kpi: 'N31807' },
  ),
  it(
    'bistand-etablering',
    said('Vuxna med bistånd som har etableringsersättning', 'Adults with assistance who have establishment benefit'),
    [
      said('De med etableringsersättning', 'Those on establishment benefit'),
      said('Vuxna med försörjningshinder', 'Adults with an obstacle to support themselves'),
    ],
    { ...percent, ...none, kpi: 'N31859', partOf: 'bistand' },
  ),
  it(
    'bostadslage',
    said('Bostadsläget för självbosatta', 'Housing for the self-settled'),
    [
      said(
        'Kommunens egen bedömning: 0 underskott, 1 balans, 2 överskott',
        "The municipality's own judgement: 0 shortage, 1 balance, 2 surplus",
      ),
      null,
    ],
    { unit: 'class', ...none, kpi: 'U30461' },
  ),
  it(
    'bostad-anvisade',
    said('Goda möjligheter till bostad för anvisade', 'Good chances of housing for the assigned'),
    [said('Kommunens egen bedömning', "The municipality's own judgement"), null],
    { unit: 'class', ...none, kpi: 'U30465', partOf: 'bostadslage' },
  ),
  it(
    'kostnad',
    said('Nettokostnad för flyktingmottagande', 'Net cost of refugee reception'),
    [said('Nettokostnad för flyktingmottagande, kronor', 'Net cost of refugee reception, kronor'), inhabitants],
    { unit: 'kr', ...none, kpi: 'N40010' },
  ),
  it(
    'kostnad-brutto',
    said('Bruttokostnad för flyktingmottagande', 'Gross cost of refugee reception'),
    [said('Bruttokostnad för flyktingmottagande, kronor', 'Gross cost of refugee reception, kronor'), inhabitants],
    { unit: 'kr', ...none, kpi: 'N40007', partOf: 'kostnad' },
  ),
  it('folkmangd', said('Folkmängd', 'Population'), [inhabitants, null], { ...persons, source: 'SCB' }),
  it(
    'utrikes-fodda',
    said('Invånare som är utrikes födda', 'Inhabitants born outside Sweden'),
    [said('Utrikes födda 31 december', 'Foreign born on 31 December'), inhabitants],
    { ...percent, source: 'SCB', partOf: 'folkmangd' },
  ),
  it(
    'skattekraft',
    said('Skattekraft per invånare', 'Tax base per inhabitant'),
    [said('Inkomst som det betalas skatt på, i kronor', 'Taxable income, kronor'), inhabitants],
    { unit: 'kr', ...none, source: 'SCB', partOf: 'folkmangd' },
  ),
]
const applications = { ...own, family: 'egna-ansokningar' } as const
/** Halves of a year are different people; rolling months could be subtracted from each other. */
const outcomes = { ...own, period: 'half', family: 'egna-utfall' } as const
const plans = { ...own, family: 'egna-planer', coming: true } as const
const operation = [
  it(
    'yrkes-sfi-ansokningar',
    said('Ansökningar till Yrkes-SFI', 'Applications to Yrkes-SFI'),
    [said('Ansökningar som har skickats den månaden', 'Applications sent in the period'), null],
    { unit: 'applications', ...applications },
  ),
  it(
    'svarstid-ansokan',
    said('Svarstid på en ansökan', 'Time to a decision'),
    [
      said('Dagar från ansökan till första beslut, median', 'Days from application to first decision, median'),
      said('Beslut under perioden', 'Decisions in the period'),
    ],
    { unit: 'days', ...lower, ...applications },
  ),
  it(
    'svarstid-ansokan-p90',
    said('Svarstid på en ansökan, nio av tio', 'Time to a decision, nine out of ten'),
    [
      said('Dagar inom vilka nio av tio fått beslut', 'Days within which nine out of ten had a decision'),
      said('Beslut under perioden', 'Decisions in the period'),
    ],
    { unit: 'days', ...lower, ...applications, partOf: 'svarstid-ansokan' },
  ),
  it(
    'plan-deltagare',
    said('Personer med en aktiv plan', 'Persons with an active plan'),
    [
      said('Personer med aktiv plan månadens sista dag', 'Persons with an active plan on the last day of the month'),
      null,
    ],
    { ...persons, ...plans },
  ),
  it(
    'lamnat-egen',
    said('Till arbete eller reguljära studier efter kursen', 'To work or regular studies after the course'),
    [
      said(
        'De vars kurs slutat och som gått till arbete eller reguljära studier',
        'Those whose course has ended and who went to work or regular studies',
      ),
      said(
        'Alla med känt utfall vars kurs slutat under halvåret',
        'All with a known outcome whose course ended in the half-year',
      ),
    ],
    { ...percent, ...higher, ...outcomes, beside: 'lamnat-arbete-studier', goal: 60 },
  ),
  it(
    'status-90',
    said('I arbete eller studier dag 90', 'In work or studies on day 90'),
    [
      said('De som är i arbete eller studier dag 90', 'Those in work or studies on day 90'),
      said('Alla med känd situation dag 90', 'All with a known situation on day 90'),
    ],
    { ...percent, ...higher, ...outcomes, beside: 'lamnat-arbete-studier' },
  ),
  it(
    'status-90-okand',
    said('Okänd situation dag 90', 'Unknown situation on day 90'),
    [
      said('De vars situation dag 90 ingen känner', 'Those whose situation on day 90 nobody knows'),
      said('Alla vars dag 90 varit', 'All whose day 90 has passed'),
    ],
    { ...percent, ...outcomes, partOf: 'status-90' },
  ),
  it(
    'glapp',
    said('Dagar utan ersättning (glappet)', 'Days without benefit (the gap)'),
    [
      said(
        'Dagar från Migrationsverkets utskrivning till första ersättning, median',
        "Days from Migrationsverket's discharge to first benefit, median",
      ),
      said('Personer med båda datumen', 'Persons with both dates'),
    ],
    { unit: 'days', ...lower, ...plans },
  ),
  it(
    'ledtid',
    said('Dagar mellan två aktiviteter', 'Days between two activities'),
    [
      said(
        'Dagar från en aktivitets slut till nästas början, median',
        'Days from the end of one activity to the start of the next, median',
      ),
      said('Par som avslutats under perioden', 'Pairs ended in the period'),
    ],
    { unit: 'days', ...lower, ...plans },
  ),
]

export const indicators: readonly Indicator[] = [
  ...reception,
  ...asylum,
  ...programme,
  ...sfi,
  ...labour,
  ...living,
  ...operation,
].map((one, place) => ({ ...one, place: place + 1 }))
export const findIndicator = (slug: string, edition?: number): Indicator | undefined =>
  indicators.filter((one) => one.slug === slug && (edition === undefined || one.edition === edition)).at(-1)
