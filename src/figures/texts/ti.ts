export const ti = {}
