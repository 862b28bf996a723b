import type { Note } from '../../schema/note'
import type { Staff } from '../../schema/staff'
import type { Visit } from '../../schema/visit'

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
}

/** A note as it will stand for good: who signs it must have seen what is missing. */
export function readyToSign(
  note: Note,
  visit: Pick<Visit, 'state' | 'clientId'>,
  signer: Pick<Staff, 'id' | 'licence'>,
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
    const nothing = [subjective, objective, assessment, plan].every(blank)
    add('stop', 'notFinished', visit.state !== 'finished')
    add('stop', 'nothingWritten', nothing)
    add('look', 'noSubjective', !nothing && blank(subjective))
    add('look', 'noObjective', !nothing && blank(objective))
    add('look', 'noAssessment', !nothing && blank(assessment))
    add('look', 'noPlan', !nothing && blank(plan))
    // A number for pain is the parent's to give; a baby has no such scale here.
    const ownPain = note.clientId === visit.clientId
    add('look', 'noPain', ownPain && (content.painBefore === null || content.painAfter === null))
    add('look', 'noMinutes', content.handsOnMin === null)
  }
  add('look', 'noLicence', blank(signer.licence.number))
  return remarks
}

export const mayBeSigned = (remarks: readonly SigningRemark[]): boolean =>
  !remarks.some((remark) => remark.weight === 'stop')

/** Name and licence as they will stand under the note: `Ana Ruiz, LMT MT-4471 (TX)`. 120 at most. */
export function signedAsWords({ name, licence }: Pick<Staff, 'name' | 'licence'>): string {
  const held = [licence.title, licence.number].map((part) => part.trim()).filter(Boolean)
  const where = licence.state.trim() === '' ? '' : ` (${licence.state.trim()})`
  const words = held.length === 0 ? '' : `, ${held.join(' ')}${where}`
  return `${[...name.trim()].slice(0, 120 - words.length).join('')}${words}`.slice(0, 120)
}
