/** What somebody goes on to when a round is cancelled (nästa steg); agreed with each person before it is. */
export const stepKinds = ['nextStart', 'otherCourse', 'sfi', 'home', 'work', 'other'] as const
export type StepKind = (typeof stepKinds)[number]
