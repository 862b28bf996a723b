import type { Note } from '../../schema/note'
import type { Staff } from '../../schema/staff'
import type { Visit } from '../../schema/visit'
import { bodyRemarks } from '../clinical/body/body-standing'
import { type FindingRemark, findingRemarks, stopsIn } from '../clinical/body/bound-by-note'
import { type SessionRemark, sessionRemarks } from '../clinical/breast/session-standing'
import { breastStageWords } from '../clinical/breast/words'
import { type InfantRemark, infantRemarks } from '../clinical/infant/infant-standing'
import { type ScarRemark, scarRemarks } from '../clinical/scar/scar-standing'
import type { LicenceAtSigning } from '../practice/papers'
import { dayWords } from '../schedule/time-words'
import { hasParts, partsOf } from './note-parts'

/** What is not there yet. `stop`: it cannot be signed so; `look`: it can, if that is meant. */
export interface SigningRemark {
  readonly weight: 'stop' | 'look'
  readonly kind:
    | 'notAuthor'
    | 'notFinished'
    | 'nothingWritten'
    | 'noSubjective'
    | 'noObjective'
    | 'noAssessment'
    | 'noPlan'
    | 'noPain'
    | 'noMinutes'
    | 'noLicence'
    | 'licenceEnded'
    | 'breastStagesOpen'
    | 'breastNoConsent'
    | 'breastNoAfter'
    | 'breastNoSkinCheck'
    | 'breastNoMinutes'
    | 'breastNotReduced'
    | 'breastNoTeachBack'
    | 'breastAfterStop'
    | 'workNoConsent'
    | 'workNoAfter'
    | 'workNoMinutes'
    | 'workAfterStop'
    | 'workNoResponse'
    | 'workFlatLong'
    | 'workBesideWound'
    | 'workBesideCalves'
    | 'scarLong'
    | 'wrongPerson'
    | 'infantNotAsked'
    | 'infantNoStateBefore'
    | 'infantNoStateAfter'
    | 'infantNoMinutes'
    | 'infantOverDose'
    | 'infantNoTeachBack'
    | 'infantToolNotCleaned'
    | 'infantOilNotTried'
    | 'infantNoCues'
    | 'infantAfterStop'
    | 'infantNoHome'
    | 'groupNoAttendance'
  /** Which of them, in words; absent where the kind says it all. */
  readonly detail?: string
}

/** What a baby's note is judged by beside itself. */
export interface BabyAround {
  /** On the day of the session; null when it is not known, which counts as young. */
  readonly ageDays: number | null
  /** The visit is the baby's own session: its timeline holds the minutes. */
  readonly ownSession: boolean
}

/** A note as it will stand for good: who signs it must have seen what is missing. */
export function readyToSign(
  note: Note,
  visit: Pick<Visit, 'state' | 'clientId'>,
  signer: Pick<Staff, 'id' | 'licence'>,
  baby: BabyAround | null = null,
): SigningRemark[] {
  const { content } = note
  const remarks: SigningRemark[] = []
  const add = (weight: SigningRemark['weight'], kind: SigningRemark['kind'], missing: boolean) => {
    if (missing) remarks.push({ weight, kind })
  }
  const blank = (text: string) => text.trim() === ''
  add('stop', 'notAuthor', note.authorId !== signer.id)
  if (note.addendumTo !== '') {
    add('stop', 'nothingWritten', blank(content.addendum))
  } else {
    const { subjective, objective, assessment, plan } = content
    const nothing = [subjective, objective, assessment, plan].every(blank) && !hasParts(content)
    add('stop', 'notFinished', visit.state !== 'finished')
    add('stop', 'nothingWritten', nothing)
    add('look', 'noSubjective', !nothing && blank(subjective))
    add('look', 'noObjective', !nothing && blank(objective))
    add('look', 'noAssessment', !nothing && blank(assessment))
    add('look', 'noPlan', !nothing && blank(plan))
    // A number for pain is the parent's to give; a baby has no such scale here.
    const ownPain = note.clientId === visit.clientId
    // In a group nobody's hands are on the parent: the minutes stand with its two parts.
    const ofGroup = content.serviceKind === 'group'
    const noPain = content.painBefore === null || content.painAfter === null
    add('look', 'noPain', ownPain && !ofGroup && noPain)
    // Beside a parent's session the minutes on the baby stand with the strokes.
    const asksMinutes = baby?.ownSession !== false && !ofGroup
    add('look', 'noMinutes', content.handsOnMin === null && asksMinutes)
    remarks.push(...handsOnRemarks(content))
    if (content.infant)
      remarks.push(...infantRemarks(content.infant, baby?.ageDays ?? null).map(infantRemark))
    const { group } = content
    add('look', 'groupNoAttendance', group?.attendedA === null && group.attendedB === null)
    add('stop', 'wrongPerson', holdsAnother(note, ownPain))
  }
  add('look', 'noLicence', blank(signer.licence.number))
  return remarks
}

function handsOnRemarks({ body, scar, breast }: Note['content']): SigningRemark[] {
  const elsewhere = stopsIn({ body, scar }).filter(({ kind }) => kind === 'stopSession')
  const stoppedAt = elsewhere.map(({ at }) => at)
  return [
    ...(breast ? sessionRemarks(breast, stoppedAt).map(breastRemark) : []),
    ...(body ? bodyRemarks(body, stopsIn({ scar, breast })).map(workRemark) : []),
    ...(scar ? scarRemarks(scar, stopsIn({ body, breast })).map(workRemark) : []),
    ...findingRemarks({ body, scar }).map(workRemark),
  ]
}

/**
 * One visit, two people: a parent's note holds no baby's session, and nobody else's note in her visit holds
 * a part or a figure of hers.
 */
const holdsAnother = ({ content }: Note, isParents: boolean): boolean => {
  const parts = Object.keys(partsOf(content))
  if (isParents) return parts.includes('infant')
  // Another family of a group speaks for itself; a baby rates nothing.
  const figures = content.painBefore !== null || content.painAfter !== null
  return (
    (figures && !parts.includes('group')) ||
    parts.some((part) => part !== 'infant' && part !== 'group')
  )
}

/** Strokes without the baby's own yes are nothing to sign; all else is said and may be meant. */
function infantRemark(remark: InfantRemark): SigningRemark {
  const kind = infantKinds[remark.kind]
  if (remark.kind === 'notAsked') return { weight: 'stop', kind }
  if ('count' in remark) return { weight: 'look', kind, detail: String(remark.count) }
  if ('minutes' in remark) return { weight: 'look', kind, detail: String(remark.minutes) }
  return { weight: 'look', kind }
}

const infantKinds = {
  notAsked: 'infantNotAsked',
  noStateBefore: 'infantNoStateBefore',
  noStateAfter: 'infantNoStateAfter',
  noMinutes: 'infantNoMinutes',
  overDose: 'infantOverDose',
  noTeachBack: 'infantNoTeachBack',
  toolNotCleaned: 'infantToolNotCleaned',
  oilNotTried: 'infantOilNotTried',
  noCues: 'infantNoCues',
  afterStop: 'infantAfterStop',
  noHome: 'infantNoHome',
} as const satisfies Record<InfantRemark['kind'], SigningRemark['kind']>

/** A stroke without the client's agreement is nothing to sign; all else is said and may be meant. */
function breastRemark(remark: SessionRemark): SigningRemark {
  switch (remark.kind) {
    case 'stagesOpen':
      return {
        ...{ weight: 'look', kind: 'breastStagesOpen' },
        detail: remark.stages.map((stage) => breastStageWords[stage]).join(', '),
      }
    case 'noConsent':
      return { weight: 'stop', kind: 'breastNoConsent' }
    case 'notReduced':
      return { weight: 'look', kind: 'breastNotReduced' }
    case 'noTeachBack':
      return { weight: 'look', kind: 'breastNoTeachBack' }
    case 'noAfter':
    case 'noSkinCheck':
    case 'noMinutes':
    case 'afterStop':
      return { weight: 'look', kind: counted[remark.kind], detail: String(remark.count) }
  }
}

const counted = {
  noAfter: 'breastNoAfter',
  noSkinCheck: 'breastNoSkinCheck',
  noMinutes: 'breastNoMinutes',
  afterStop: 'breastAfterStop',
} as const

/** Hands without her word are nothing to sign; all else is said and may be meant. */
const workRemark = (remark: ScarRemark | FindingRemark): SigningRemark => ({
  weight: remark.kind === 'noConsent' ? 'stop' : 'look',
  kind: workKinds[remark.kind],
  ...('count' in remark ? { detail: String(remark.count) } : {}),
})

const workKinds = {
  noConsent: 'workNoConsent',
  noAfter: 'workNoAfter',
  noMinutes: 'workNoMinutes',
  afterStop: 'workAfterStop',
  noResponse: 'workNoResponse',
  longScar: 'scarLong',
  flatLong: 'workFlatLong',
  besideWound: 'workBesideWound',
  besideCalves: 'workBesideCalves',
} as const satisfies Record<(ScarRemark | FindingRemark)['kind'], SigningRemark['kind']>

/** A license that has ended, where the practice lets nobody sign then; else the check of the record says it. */
export const licenceRemarks = (standing: LicenceAtSigning): SigningRemark[] =>
  standing.kind === 'blocks'
    ? [
        {
          ...{ weight: 'stop', kind: 'licenceEnded' },
          detail: dayWords(standing.endedOn, standing.endedOn),
        },
      ]
    : []

export const mayBeSigned = (remarks: readonly SigningRemark[]): boolean =>
  !remarks.some((remark) => remark.weight === 'stop')

/** Name and licence as they will stand under the note: `Ana Ruiz, LMT MT-4471 (TX)`. 120 at most. */
export function signedAsWords({ name, licence }: Pick<Staff, 'name' | 'licence'>): string {
  const held = [licence.title, licence.number].map((part) => part.trim()).filter(Boolean)
  const where = licence.state.trim() === '' ? '' : ` (${licence.state.trim()})`
  const words = held.length === 0 ? '' : `, ${held.join(' ')}${where}`
  return `${[...name.trim()].slice(0, 120 - words.length).join('')}${words}`.slice(0, 120)
}
