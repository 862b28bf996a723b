import type { NoteRefusal } from '#renderer/data/commands/save-note'
import type { SigningRemark } from '#shared/domain/notes/ready-to-sign'
import type { SignatureFinding } from '#shared/domain/notes/signed-content'

/** The four parts of a note, as a therapist thinks of them. */
export const noteParts = [
  { field: 'subjective', label: 'Subjective', help: 'What they say, in their own words.' },
  { field: 'objective', label: 'Objective', help: 'What you see and feel, and what you did.' },
  { field: 'assessment', label: 'Assessment', help: 'How they responded to the session.' },
  { field: 'plan', label: 'Plan', help: 'Home care shown, and what comes next.' },
] as const
export type NotePart = (typeof noteParts)[number]['field']

/** Said so often that nobody should type them. Observations and deeds only, never a finding. */
export const phrases: Record<NotePart, readonly string[]> = {
  subjective: [
    'No changes since the last visit.',
    'Says the tightness has eased since last time.',
    'Slept badly; tired.',
  ],
  objective: [
    'Skin intact, no redness.',
    'Side-lying, bolstered, draped throughout.',
    'Light pressure, as agreed.',
    'Asked about pressure throughout; comfortable.',
  ],
  assessment: [
    'Tolerated the session well.',
    'Softer to the touch afterwards.',
    'Stopped one area when asked.',
  ],
  plan: [
    'Self-massage shown and shown back.',
    'Knows when to call her provider.',
    'Next visit in one week.',
  ],
}

export const signingRemarkWords: Record<SigningRemark['kind'], string> = {
  notAuthor: 'Only the person who wrote this note can sign it.',
  licenceEnded:
    'Your license has ended, and your practice lets nobody sign then. Renew it or correct its day; the note is kept',
  notFinished: 'The session is not finished yet. Enter when it ended first.',
  nothingWritten: 'Nothing is written yet.',
  noSubjective: 'Subjective is empty.',
  noObjective: 'Objective is empty.',
  noAssessment: 'Assessment is empty.',
  noPlan: 'Plan is empty.',
  noPain: 'Pain before and after is not complete.',
  noMinutes: 'Minutes with hands on are not entered.',
  noLicence: 'Your license number is not in Settings, so it will not stand under the note.',
  breastStagesOpen: 'Parts of the session are neither written nor left out with a reason',
  breastNoConsent: 'Strokes are written down, but not that she agreed.',
  breastNoAfter: 'Sites without a look afterwards',
  breastNoSkinCheck: 'Strokes without a look at the skin afterwards',
  breastNoMinutes: 'Strokes without minutes',
  breastNotReduced: 'Milk flowed: whether massage was reduced is not noted.',
  breastNoTeachBack: 'Nothing was shown back yet.',
  breastAfterStop: 'Strokes begun after she stopped them, as two laptops wrote it',
  workNoConsent: 'Work is written down, but not that she agreed.',
  workNoAfter: 'Areas without a pain number afterwards',
  workNoMinutes: 'Work without minutes',
  workAfterStop: 'Work begun after she stopped it, as two laptops wrote it',
  workNoResponse: 'How she was afterwards is not noted.',
  workFlatLong: 'Flat on the back, minutes at a time (5 at most so far in pregnancy)',
  workBesideWound: 'Work that stands beside a scar seen open, red or draining',
  workBesideCalves: 'Work that stands beside calves that differ by 3 cm or more',
  scarLong: 'Minutes at the scar, more than the usual 10',
  wrongPerson:
    'Something of another person stands in this note. What concerns the baby belongs into the baby’s own note, what concerns the parent into the parent’s',
  infantNotAsked: 'Strokes on the baby, and nobody wrote down that the baby was asked',
  infantNoStateBefore: 'The baby’s state before is not noted',
  infantNoStateAfter: 'The baby’s state after is not noted',
  infantNoMinutes: 'Strokes or tools without minutes',
  infantOverDose: 'More minutes on the baby than are enough for a day at this age',
  infantNoTeachBack: 'No stroke that the caregiver did',
  infantToolNotCleaned: 'A tool not ticked as cleaned afterwards',
  infantOilNotTried: 'Not noted whether the oil was tried on a small spot',
  infantNoCues: 'No cue of the baby is noted',
  infantAfterStop: 'Strokes begun after the baby’s stop, as two laptops wrote it',
  infantNoHome: 'Nothing is agreed for home',
  groupNoAttendance: 'Attendance is not ticked',
}

export const savingRefusalWords: Record<NoteRefusal, string> = {
  final: 'This note was signed meanwhile. What you typed since is not in it; add an addendum.',
  notAuthor: 'Only the person who began this note can change it.',
  notTakingPart: 'This person does not take part in the visit any more.',
  tooLong:
    'One of these texts is longer than 120,000 characters. Shorten it: until then the newest words are only on this screen.',
  gone: 'This visit was removed, so the note has no place any more.',
}

export const findingWords: Record<
  SignatureFinding,
  { readonly meaning: 'done' | 'attention' | 'stop'; readonly word: string; readonly more: string }
> = {
  unchanged: { meaning: 'done', word: 'unchanged', more: '' },
  altered: {
    meaning: 'stop',
    word: 'altered since',
    more: 'These words are not the ones that were signed. Do not rely on them; look into a backup.',
  },
  unknownKey: {
    meaning: 'attention',
    word: 'signed with a key that is not registered',
    more: 'The words are as signed, but the key is not one this therapist has registered here.',
  },
  revokedKey: {
    meaning: 'attention',
    word: 'signed on a laptop that had been taken out',
    more: 'The words are as signed, but that laptop was no longer part of the practice by then. Ask the therapist whether they wrote this.',
  },
}
