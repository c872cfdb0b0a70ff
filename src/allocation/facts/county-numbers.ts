/**
 * Länstal: how many of the country's places each county answers for, förordning (2016:40) as it stood. 2017 was revised in
 * mid-year. Checked 2026-11-22. 2018 is read from Migrationsverket's follow-up of that year's kommuntal.
 */
export const decisions = [
  { year: 2017, version: 1, from: '2017-01-01', source: 'SFS 2016:874', national: 30600 },
  { year: 2017, version: 2, from: '2017-03-09', source: 'SFS 2017:27', national: 23600 },
  { year: 2018, version: 1, from: '2018-01-01', source: 'SFS 2017:913', national: 15200 },
  { year: 2019, version: 1, from: '2019-01-01', source: 'SFS 2018:1592', national: 9000 },
  { year: 2020, version: 1, from: '2020-01-01', source: 'SFS 2019:599', national: 7100 },
  { year: 2022, version: 1, from: '2022-01-01', source: 'SFS 2021:870', national: 7500 },
  { year: 2026, version: 1, from: '2026-01-01', source: 'SFS 2025:894', national: 8200 },
] as const

/** One column per decision above, in the same order; null where the regulation names no number. */
export const countyNumbers: readonly (readonly [lan: string, name: string, ...numbers: (number | null)[]])[] = [
  ['01', 'Stockholm', 8781, 6904, 4931, 2959, 2208, 1795, 775],
  ['03', 'Uppsala', 1306, 1031, 651, 408, 312, 276, 344],
  ['04', 'Södermanland', 542, 347, 205, 141, 118, 136, 209],
  ['05', 'Östergötland', 1315, 870, 578, 366, 260, 341, 430],
  ['06', 'Jönköping', 940, 697, 428, 244, 206, 255, 358],
  ['07', 'Kronoberg', 419, 323, 153, 59, 37, 86, 157],
  ['08', 'Kalmar', 510, 388, 165, 96, 87, 187, 247],
  ['09', 'Gotland', 277, 213, 125, 75, 67, 63, 51],
  ['10', 'Blekinge', 201, 180, 83, 44, 44, 90, 116],
  ['12', 'Skåne', 3811, 2793, 1800, 1032, 769, 921, 1026],
  ['13', 'Halland', 1034, 816, 582, 354, 311, 330, 344],
  ['14', 'Västra Götaland', 5210, 3760, 2486, 1511, 1235, 1301, 1704],
  ['17', 'Värmland', 787, 645, 373, 242, 219, 246, 317],
  ['18', 'Örebro', 763, 620, 368, 191, 134, 202, 287],
  ['19', 'Västmanland', 634, 414, 220, 113, 71, 131, 215],
  ['20', 'Dalarna', 844, 616, 388, 231, 199, 239, 321],
  ['21', 'Gävleborg', 413, 277, 210, 115, 105, 144, 250],
  ['22', 'Västernorrland', 532, 532, 240, 129, 94, 109, 240],
  ['23', 'Jämtland', 365, 365, 184, 85, 86, 119, 157],
  ['24', 'Västerbotten', 987, 915, 522, 320, 279, 261, 339],
  ['25', 'Norrbotten', 929, 894, 508, 285, 259, 268, 313],
]
