export const uk = {}
