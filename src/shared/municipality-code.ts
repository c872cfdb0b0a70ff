/** Municipality code (kommunkod): four digits kept as text, `0180` is not 180. Which codes exist is rows, not code. */
export type MunicipalityCode = string

/** The shape only: counties (län) are numbered 01 to 25, and no municipality ends in 00. */
export const isMunicipalityCode = (text: string): boolean => /^(0[1-9]|1\d|2[0-5])(?!00)\d\d$/.test(text)

/** The two digits of the county: 1280 lies in 12, Skåne. */
export const countyOf = (code: MunicipalityCode): string => code.slice(0, 2)
