/** Invented examples for the demonstration: one that has been followed up and taken up, well and badly, and one that waits for the editor. */
import type { Kept, Template } from './domain/example.ts'

type Sample = {
  title: string
  ingress: string
  municipality: string
  themes: string[]
  groups: string[]
  template: Template
  evidence: Kept
}

export const languageOnSite: Sample = {
  title: 'Språkstöd på byggarbetsplatsen',
  ingress: 'En språkstödjare är med på bygget två dagar i veckan. Orden övas där de används.',
  municipality: '1280',
  themes: ['arbete', 'språk'],
  groups: ['newcomers', 'employers'],
  template: {
    problem: 'Deltagarna kunde yrket men förstod inte orden på arbetsplatsen.',
    forWhom: 'Nyanlända som läser SFI och har praktik i byggbranschen',
    did: 'En språkstödjare följde med till arbetsplatsen två dagar i veckan. Varje dag började med tio ord som behövdes just den dagen. Handledarna fick en kort utbildning.',
    by: 'Kommunens vuxenutbildning och tre byggföretag',
    period: '2025–2026',
    costKronor: '340000',
    costHours: '620',
    result: 'Fler var kvar på arbetsplatsen efter tre månader än året innan.',
    failed: 'Företag med färre än fem anställda hann inte ta emot. Två av dem slutade.',
    otherwise: 'Vi skulle börja med handledarnas utbildning, en månad före de första deltagarna.',
    conditions: 'Minst en handledare per arbetsplats, och en chef som ger tid.',
    laws: null,
    material: 'Ordlistor för byggarbete på fem språk',
    contact: 'Samordnare för språkstöd, vuxenutbildningen',
    languages: 'sv ar uk',
  },
  evidence: {
    ...{ places: 3, period: '2025–2026', participants: 46 },
    ...{
      indicator: 'Kvar på arbetsplatsen efter tre månader, procent',
      before: 54,
      beforeWhen: '2024',
      after: 67,
      afterWhen: '2026',
      counted: 46,
    },
  },
}

export const eveningCourse: Sample = {
  title: 'SFI på kvällen med barnpassning',
  ingress: 'Föräldrar läser svenska två kvällar i veckan. Barnen är i rummet bredvid.',
  municipality: '1282',
  themes: ['språk'],
  groups: ['parents', 'women'],
  template: {
    problem: 'Föräldrar med små barn kunde inte gå på SFI på dagen.',
    forWhom: 'Föräldrar med barn som saknar plats i förskolan',
    did: 'Två kvällar i veckan. Barnskötare tar hand om barnen i rummet bredvid.',
    by: 'Kommunens SFI och en förening',
    period: '2026',
    costKronor: '180000',
    costHours: null,
    result: null,
    failed: null,
    otherwise: null,
    conditions: 'Två rum bredvid varandra',
    laws: null,
    material: null,
    contact: 'Rektor för SFI',
    languages: 'sv',
  },
  evidence: { places: 1, period: '2026' },
}
