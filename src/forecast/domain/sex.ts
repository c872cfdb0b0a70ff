/** `okand` is no third sex: nobody wrote which. */
export const sexes = ['kvinna', 'man', 'okand'] as const
export type Sex = (typeof sexes)[number]
