/** A month as a number: years times twelve and the months since January. */
export type Month = number
export const month = (year: number, of: number): Month => year * 12 + of - 1
export const yearOf = (of: Month): number => Math.floor(of / 12)
/** `2018-03-01` and `2018-03` are the same month. */
export const monthOf = (day: string): Month => month(Number(day.slice(0, 4)), Number(day.slice(5, 7)))
export const firstDay = (of: Month): string => `${yearOf(of)}-${String((of % 12) + 1).padStart(2, '0')}-01`
