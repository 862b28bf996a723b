/**
 * The national lines of the clinical rulebook (4.D, 4.A A20). A practice may put others in their place.
 * Where suspected harm to a child is reported is each state's own (4.C C14): the practice enters it, and
 * until then there is no number, never a guess.
 */
export const helpLines = {
  emergency: { name: 'Emergency', number: '911' },
  crisis988: { name: 'Suicide and crisis line', number: '988' },
  maternalHotline: { name: 'Maternal mental health hotline', number: '1-833-852-6262' },
  postpartumSupport: { name: 'Postpartum Support International', number: '1-800-944-4773' },
  domesticViolence: { name: 'Domestic violence hotline', number: '1-800-799-7233' },
  stateReport: { name: 'Your state’s line for reporting harm to a child', number: '' },
} as const satisfies Readonly<Record<string, { readonly name: string; readonly number: string }>>

export type HelpLine = keyof typeof helpLines
export const helpLineKeys = Object.keys(helpLines) as HelpLine[]

export const isHelpLine = (contact: string): contact is HelpLine => contact in helpLines
