import type { reference as swedishReference, replay as swedishReplay } from './reference-sv.ts'

export const reference: typeof swedishReference = {
  title: 'To compare with',
  about: 'So it has been for others. The numbers are never counted with.',
  what: 'What',
  value: 'Number',
  source: 'Source',
  names: {
    trelleborgGoal: 'Trelleborg’s goal: into work or studies',
    intensiveAtExit: 'In work when the intensive year ends',
    intensiveLater: 'In work half a year after the intensive year',
    intoWork: 'Newly arrived into work 2017, the whole country',
    womenIntoWork: 'Share of women among them',
    intoStudies: 'Newly arrived into studies 2017, the whole country',
    womenIntoStudies: 'Share of women among them',
    months: 'Months of assistance per household 2012',
    longTerm: 'Share of adults with at least ten months 2012',
    monthsStockholm: 'Months of assistance per household, Stockholm 2017',
    womenIn: 'Women in the programme, March 2018, the whole country',
    menIn: 'Men in the programme, March 2018, the whole country',
    year2012: 'Assistance per household and year 2012',
    year2017: 'Assistance per household and year 2017, about',
    yearStockholm: 'Assistance per household and year, Stockholm 2017',
    monthStockholm: 'Assistance per household and month, Stockholm 2017',
    singleMonth: 'Norm and rent of a single adult 2018',
    hassleholm2012: 'Hässleholm 2012, the whole year',
    hassleholm2018: 'Hässleholm 2018, the whole year',
    hassleholmBudget: 'Hässleholm 2019, budget',
    hassleholmForecast: 'Hässleholm 2019, forecast',
    hassleholmMore: 'Hässleholm: more each year when the benefit ends, at most',
  },
}
export const replay: typeof swedishReplay = {
  same: 'The numbers have been counted again now, from the same rows. The answer is the same.',
  other: 'The numbers were counted by an older version of the program. They stand as they were.',
}
