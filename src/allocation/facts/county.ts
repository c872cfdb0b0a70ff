/** The county (län) that this region lies in: Skåne län, SCB's code. */
export const county = '12'
/** Skåne as a whole in rows of reception where only the county's sum was published. */
export const countyAsWhole = '1200'
