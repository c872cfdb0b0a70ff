export const so = {}
