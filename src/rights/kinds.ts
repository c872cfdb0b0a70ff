// Words that rows, forms and pages share.
export const requestKinds = ['correction', 'restriction'] as const
export const requestStates = ['waiting', 'accepted', 'refused', 'ended'] as const
export const delayGrounds = ['crimeInvestigation', 'childProtection', 'threat'] as const
export const classes = ['application', 'person', 'log', 'money'] as const
export const actions = ['destroy', 'keep', 'archive'] as const
export const runStates = ['frozen', 'proposed', 'approved', 'packed', 'running', 'done', 'cancelled'] as const
