import type { NoteContent } from '../../schema/note'
import type { AgreedScope } from '../consents/missing-consents'
import { foundInSession } from './found-in-session'

/*
 * What the structured parts of a note say about the whole record: what was seen after the door and goes to
 * a provider today, and what was done that the client had not agreed to.
 */

/** A sign that a provider must hear of today stands in the session. */
export const asksForCall = (content: NoteContent): boolean =>
  foundInSession(content).some(({ urgency }) => urgency === 'D')

/** One that is looked at within days. */
export const asksForReferral = (content: NoteContent): boolean =>
  foundInSession(content).some(({ urgency }) => urgency === 'W')

/** Work that a consent names by itself and this one does not, each in words; empty when all is agreed to. */
export function notAgreedTo(
  { body, scar, infant, group }: NoteContent,
  agreed: Pick<AgreedScope, 'abdomen' | 'scar' | 'infantCoaching'>,
): readonly string[] {
  const abdomen = (body?.rows ?? []).some(
    ({ area, technique }) =>
      area === 'abdomenUpper' || area === 'abdomenLower' || technique === 'abdominal',
  )
  const onBaby =
    [...(infant?.strokes ?? []), ...(infant?.tools ?? [])].some(({ by }) => by !== 'doll') ||
    (group?.babies ?? []).some(({ inA }) => inA === 'massaged')
  const words: string[] = []
  if (abdomen && !agreed.abdomen) {
    words.push('There was work on the belly, and no consent that names it was in force.')
  }
  if ((scar?.rows ?? []).length > 0 && !agreed.scar) {
    words.push('There was work at the scar, and no consent that names it was in force.')
  }
  if (onBaby && !agreed.infantCoaching) {
    words.push('The baby was massaged, and no consent that names infant massage was in force.')
  }
  return words
}
