export const prs = {}
