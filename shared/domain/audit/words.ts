import { type ActKind, actKinds } from './acts'
import type { JournalProblem } from './verify-journal'

export const actWords: Readonly<Record<ActKind, string>> = {
  viewed: 'Looked at',
  printed: 'Printed',
  exported: 'Saved as a file',
  shared: 'Shared',
  copied: 'Copied',
  signed: 'Signed',
  deleted: 'Removed',
  putBack: 'Put back',
  changedSettings: 'Changed settings',
  changedAccess: 'Changed who gets in',
  addedLaptop: 'Added a laptop',
  tookOutLaptop: 'Took out a laptop',
  madeKeys: 'Made new keys',
  unlocked: 'Unlocked Doorstep',
  backedUp: 'Made a backup',
  restored: 'Put a backup back',
  imported: 'Took clients over from a file',
  tookBackImport: 'Took an import back',
}

/** A newer Doorstep on another laptop may note what this one has no words for. */
export const whatWords = (what: string): string =>
  (actKinds as readonly string[]).includes(what) ? actWords[what as ActKind] : 'Something newer'

const howWords: Readonly<Record<string, string>> = {
  pdf: 'PDF',
  csv: 'table (CSV)',
  calendar: 'calendar file',
  edit: 'to edit',
  summary: 'for a summary',
  screens: 'screens and wellbeing',
  consents: 'consents',
  shared: 'what was shared',
  payment: 'payment',
  money: 'money',
  practice: 'the practice',
  forms: 'forms',
  stateRules: 'state rules',
  clinicalRules: 'clinical rules',
  cosigning: 'co-signing',
  sessions: 'sessions',
  screening: 'screening',
  licences: 'licenses',
  page: 'encrypted page',
  fhir: 'FHIR file',
  print: 'on paper',
  link: 'link',
  spoken: 'told',
  backup: '',
  departedLaptop: 'from a laptop that is out',
  message: 'a message',
  passphrase: 'the passphrase',
  recoveryCode: 'the recovery code',
}

/** One word more about an act; '' for none. A word that is not known is shown as it is kept. */
export const howOf = (how: string): string => howWords[how] ?? how

const placeWords: Readonly<Record<string, string>> = {
  clients: 'Client',
  charts: 'Health',
  visits: 'Visit',
  notes: 'Note',
  summaries: 'Summary',
  receipts: 'Receipt',
  providers: 'Provider',
  catalog: 'Settings',
  staff: 'Person of the practice',
  trips: 'Drives',
  laptops: 'Laptop',
  screenings: 'Screen',
  consents: 'Consent',
  stock: 'Supplies',
}
export const placeOf = (collection: string): string => placeWords[collection] ?? ''

/** What is wrong with a journal, in one sentence. `when` puts an instant in words. */
export function problemWords(problem: JournalProblem, when: (at: string) => string): string {
  switch (problem.kind) {
    case 'shorter':
      return `Its end is missing: ${problem.n} acts were seen before, and ${problem.goesTo} are here.`
    case 'twoPasts':
      return `Act ${problem.n} was another one when it was seen before: the journal was put back and begun again.`
    case 'unknownLaptop':
      return 'The practice’s records do not know this laptop, so nothing can be said about its journal.'
    default: {
      const after = problem.afterAt ? `after ${when(problem.afterAt)}` : 'at its beginning'
      return `${brokenWords[problem.kind]} ${after}.`
    }
  }
}

const brokenWords: Readonly<
  Record<Exclude<JournalProblem['kind'], 'shorter' | 'twoPasts' | 'unknownLaptop'>, string>
> = {
  missing: 'A piece is missing',
  unreadable: 'A piece is damaged and cannot be read',
  foreign: 'A piece of another journal lies in its place',
  forged: 'A piece was not signed by this laptop',
  changed: 'A piece was changed after it was signed',
  gap: 'A piece does not follow the one before it',
  afterOut: 'It goes on although the laptop was taken out,',
}
