import type { CollectionName } from '../../schema/collections'
import {
  allergenWords,
  birthModeWords,
  careRoleWords,
  dateWords,
  feedingWords,
  preferredContactWords,
  severityWords,
  sharingWords,
  stageWords,
  weekdaysWords,
  windowReasonWords,
} from '../clients/words'
import { gateChoices, gateUrgencyWords } from '../clinical/gate/words'
import { screeningAnswers, screeningChoices, screeningWords } from '../clinical/screening-choices'
import { consentChoices, consentKindWords } from '../consents/words'
import { copyFormWords, copyGivenWords } from '../export/words'
import {
  driveEndWords,
  driveFieldWords,
  knownWords,
  purposeWords,
  unitNames,
} from '../mileage/drive-words'
import { centsWords } from '../money/cents'
import { cosignReasonWords, cosignWhyWords } from '../notes/cosign-words'
import { hipaaWords } from '../practice/hipaa'
import { interestWords } from '../practice/interest'
import { clockWords, timeWords } from '../schedule/time-words'
import { visitStateWords } from '../schedule/visit-state-words'
import { shareChoices } from '../share/words'
import { partWords, purposeWords as summaryPurposeWords, urgencyWords } from '../summary/words'
import {
  categoryWords,
  cleaningMethodWords,
  cleaningWords,
  heatWords,
  movementWords,
  placeWords,
  serviceKindWords,
  unitWords,
} from '../supplies/words'
import { dayOf } from '../time/calendar-day'
import { timelineWords } from '../visit/timeline-words'
import { bodyChoices } from './body-words'
import { breastChoices } from './breast-words'
import { fieldWords, foldedEdits } from './field-words'
import { infantChoices } from './infant-words'
import { moneyChoices } from './money-words'

/** What is needed to say a value: the clock, and who or what an id stands for (null: not known here). */
export interface Sayer {
  readonly timeZone: string
  nameOf(id: string): string | null
}

/** One line of a value: what it is called ('' for the value itself) and the value. */
export interface ValueLine {
  readonly label: string
  readonly text: string
}

type Words = Readonly<Record<string, string>>
const stateWords: Words = {
  ...Object.fromEntries(Object.entries(visitStateWords).map(([state, { word }]) => [state, word])),
  draft: 'Draft',
  signed: 'Signed',
  sent: 'Sent',
}

/** Fixed answers by the last name of their field. */
const choices: Readonly<Record<string, Words>> = {
  state: stateWords,
  status: { active: 'Active', archived: 'Archived', ...hipaaWords },
  stage: stageWords,
  birthMode: birthModeWords,
  feeding: feedingWords,
  allergenClass: allergenWords,
  allergens: allergenWords,
  severity: severityWords,
  sharing: sharingWords,
  role: {
    ...careRoleWords,
    owner: 'Owner',
    lead: 'Lead',
    therapist: 'Therapist',
    office: 'Office',
  },
  recipientRole: careRoleWords,
  reason: { ...windowReasonWords, ...cosignReasonWords },
  why: { ...cosignWhyWords, ...shareChoices.why },
  interest: interestWords,
  strength: { hard: 'Never outside', preferred: 'Rather then' },
  preferred: preferredContactWords,
  safeToText: { notAsked: 'Not asked', yes: 'Yes', no: 'No' },
  nicu: { yes: 'Yes', no: 'No', unknown: 'Not asked' },
  cordHealed: { yes: 'Yes', no: 'No', unknown: 'Not asked' },
  allergyHistory: { notAsked: 'Not asked', none: 'None', some: 'Some' },
  kind: {
    ...moneyChoices.kind,
    ...driveEndWords,
    ...timelineWords,
    ...movementWords,
    ...consentKindWords,
    ...screeningWords,
    ...shareChoices.kind,
    parent: 'Parent',
    infant: 'Baby',
  },
  ...gateChoices,
  urgency: { ...urgencyWords, ...gateUrgencyWords },
  homeLegs: purposeWords,
  known: knownWords,
  field: driveFieldWords,
  parts: partWords,
  serviceKind: serviceKindWords,
  category: categoryWords,
  unit: { ...unitWords, ...unitNames },
  phase: { pack: 'Packing', door: 'At the door', leave: 'Before leaving' },
  place: placeWords,
  what: { ...heatWords, ...cleaningWords },
  method: { ...moneyChoices.method, ...cleaningMethodWords, ...shareChoices.method },
  placeOfService: moneyChoices.placeOfService,
  wording: moneyChoices.wording,
  decision: shareChoices.decision,
  authority: shareChoices.authority,
  event: shareChoices.event,
  startFrom: { homeBase: 'Home base', firstVisit: 'The first door' },
  endAt: { homeBase: 'Home base', lastVisit: 'The last door' },
  choice: { asHours: 'As in the working hours', none: 'None on the road', own: 'Own times' },
  sentHow: shareChoices.method,
  ...screeningChoices,
  ...consentChoices,
  how: { ...consentChoices.how, ...shareChoices.how },
  form: copyFormWords,
  given: copyGivenWords,
  answer: screeningAnswers,
  purpose: { ...consentChoices.purpose, ...purposeWords, ...summaryPurposeWords },
}

const nothing = 'Nothing'
const id = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const day = /^\d{4}-\d{2}-\d{2}$/
const instant = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/
const clock = /^([01]\d|2[0-3]):[0-5]\d$/

function scalarWords(name: string, value: unknown, say: Sayer): string {
  if (value === null || value === undefined || value === '') return nothing
  if (value === true) return 'Yes'
  if (value === false) return 'No'
  if (typeof value === 'number') {
    if (name === 'firstWeekday') return weekdaysWords([value])
    return /(^c|C)ents$/.test(name) ? centsWords(value) : value.toLocaleString('en-US')
  }
  const text = String(value)
  const choice =
    choices[name]?.[text] ??
    breastChoices[name]?.[text] ??
    infantChoices[name]?.[text] ??
    bodyChoices[name]?.[text]
  if (choice) return choice
  if (id.test(text)) return say.nameOf(text) ?? 'Something that is not on this laptop'
  if (day.test(text)) return dateWords(text)
  if (instant.test(text)) {
    return `${dateWords(dayOf(text, say.timeZone))}, ${timeWords(text, say.timeZone)}`
  }
  if (clock.test(text)) return clockWords(text)
  return text
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What nobody reads: the own id of an item. */
const isHidden = (name: string, value: unknown): boolean =>
  name === 'id' || value === null || value === '' || (Array.isArray(value) && value.length === 0)

const lineOf = (collection: CollectionName, path: string, value: unknown, say: Sayer): string => {
  const name = path.slice(path.lastIndexOf('.') + 1)
  if (Array.isArray(value)) {
    if (name === 'weekdays') return weekdaysWords(value as number[])
    if (value.length === 0) return nothing
    return value
      .map((one) => lineOf(collection, path, one, say))
      .join(isRecord(value[0]) ? '; ' : ', ')
  }
  if (!isRecord(value)) return scalarWords(name, value, say)
  const parts = Object.entries(value)
    .filter(([key, part]) => !isHidden(key, part))
    .map(([key, part]) => lineOf(collection, `${path}.${key}`, part, say))
  return parts.join(', ') || nothing
}

/**
 * A value as lines to read: a single answer is one line without a label, something with parts is a line
 * a part. `json` is the JSON text of a lost edit; '' is nothing there.
 */
export function valueLines(
  collection: CollectionName,
  field: string,
  json: string,
  say: Sayer,
): readonly ValueLine[] {
  const value = read(json)
  if (field === foldedEdits && Array.isArray(value)) return foldedLines(collection, value, say)
  if (!isRecord(value)) return [{ label: '', text: lineOf(collection, field, value, say) }]
  const lines = Object.entries(value)
    .filter(([key, part]) => !isHidden(key, part))
    .map(([key, part]) => {
      const path = below(field, key)
      return {
        label: fieldWords(collection, path).at(-1) ?? '',
        text: lineOf(collection, path, part, say),
      }
    })
  return lines.length > 0 ? lines : [{ label: '', text: nothing }]
}

/** Of fields that go together (`home.a+b`) each stands beside the others. */
function below(field: string, key: string): string {
  const last = field.slice(field.lastIndexOf('.') + 1)
  const above = last.includes('+') ? field.slice(0, -last.length).replace(/\.$/, '') : field
  return above === '' ? key : `${above}.${key}`
}

function foldedLines(
  collection: CollectionName,
  entries: readonly unknown[],
  say: Sayer,
): readonly ValueLine[] {
  return entries.filter(isRecord).map(({ field, lost }) => ({
    label: fieldWords(collection, String(field)).join(', '),
    text: valueLines(collection, String(field), String(lost), say)
      .map(({ text }) => text)
      .join(', '),
  }))
}

/** What another Doorstep wrote is shown as it is, when it is no JSON. */
function read(json: string): unknown {
  if (json === '') return null
  try {
    return JSON.parse(json)
  } catch {
    return json
  }
}
