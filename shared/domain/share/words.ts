import type { LinkEvent, SendMethod, SummaryEntry, SummaryEntryKind } from '../../schema/summary'
import type { SummaryStatus } from './standing'

/** How it left, as a therapist says it afterwards. */
export const methodWords: Readonly<Record<SendMethod, string>> = {
  pdf: 'Saved as PDF',
  print: 'Printed',
  page: 'Encrypted page',
  fhir: 'FHIR document',
  link: 'Link with QR',
}

export const entryKindWords: Readonly<Record<SummaryEntryKind, string>> = {
  disclosed: 'Sent again',
  opened: 'They opened it',
  acknowledged: 'They have it',
  question: 'A question',
  clearance: 'Clearance given',
  notCleared: 'Not cleared',
  result: 'A result',
  other: 'They answered',
  closed: 'Closed: no answer expected',
  decided: 'Decided here',
  link: 'About the link',
}

export const entryHowWords: Readonly<Record<SummaryEntry['how'], string>> = {
  page: 'By the encrypted page',
  phone: 'By phone',
  fax: 'By fax',
  mail: 'By mail',
  inPerson: 'In person',
  here: 'Noted here',
}

export const decisionWords: Readonly<Record<NonNullable<SummaryEntry['decision']>, string>> = {
  taken: 'Taken into the chart',
  notTaken: 'Not taken',
}

export const authorityWords: Readonly<Record<'signed' | 'said', string>> = {
  signed: 'Signed permission',
  said: 'Agreed, as noted on the care team',
}

export const linkEventWords: Readonly<Record<LinkEvent['event'], string>> = {
  live: 'It can be opened',
  failed: 'It cannot work',
  revoked: 'Taken back',
  removed: 'Gone from the server',
}

export const linkWhyWords: Readonly<Record<NonNullable<LinkEvent['why']>, string>> = {
  asked: 'You took it back',
  permissionEnded: 'The permission to share ended',
  expired: 'Its time was over',
  placeTaken: 'Another link lies in its place',
}

/** Values of stored fields, by the name of the field. */
export const shareChoices = {
  method: methodWords,
  kind: entryKindWords,
  how: entryHowWords,
  decision: decisionWords,
  authority: authorityWords,
  event: linkEventWords,
  why: linkWhyWords,
} as const

export const statusWords: Readonly<Record<SummaryStatus, string>> = {
  draft: 'Draft',
  held: 'Held back',
  sent: 'Sent',
  notLive: 'Link not live yet',
  opened: 'Opened',
  acknowledged: 'They have it',
  answered: 'Answered',
  overdue: 'No answer yet',
  closed: 'Closed',
}

/** What each waits for, on Today. */
export const undecidedWords: Readonly<Partial<Record<SummaryEntryKind, string>>> = {
  question: 'A question came back.',
  clearance: 'A clearance came: put it in the chart, or not.',
  notCleared: 'Not cleared yet: read why.',
  result: 'A result came back.',
}

/** Which of the four meanings a status has; the icon and the word say it too. */
export const statusMeaning: Readonly<Record<SummaryStatus, 'done' | 'waiting' | 'attention'>> = {
  draft: 'waiting',
  held: 'attention',
  sent: 'waiting',
  notLive: 'waiting',
  opened: 'waiting',
  acknowledged: 'done',
  answered: 'done',
  overdue: 'attention',
  closed: 'done',
}
