import type { BodySession } from '../../schema/body-session'
import type { NoteContent } from '../../schema/note'
import { calvesDiffer, movesLess } from '../clinical/body/body-rules'
import { feverC } from '../clinical/infant/infant-rules'
import { woundSigns } from '../clinical/scar/scar-rules'
import type { AgreedScope } from '../consents/missing-consents'

/*
 * What the structured parts of a note say about the whole record: what was seen after the door and goes to
 * a provider today, and what was done that the client had not agreed to.
 */

const babyMovesLess = (body: BodySession): boolean =>
  movesLess(body, { stage: body.timing.stage, gestationDays: body.timing.days })

/**
 * A sign that a provider must hear of today stands in the session: a baby that moves less (rulebook A12),
 * calves that differ, an open wound (T6), a baby with 38.0 °C or more (C1).
 */
export const asksForCall = ({ body, scar, infant }: NoteContent): boolean =>
  (body !== undefined && (calvesDiffer(body) || babyMovesLess(body))) ||
  (scar !== undefined && woundSigns(scar.look).length > 0) ||
  (infant !== undefined && infant.temperatureC !== null && infant.temperatureC >= feverC)

/** Work that a consent names by itself and this one does not, each in words; empty when all is agreed to. */
export function notAgreedTo(
  { body, scar, infant }: NoteContent,
  agreed: Pick<AgreedScope, 'abdomen' | 'scar' | 'infantCoaching'>,
): readonly string[] {
  const abdomen = (body?.rows ?? []).some(
    ({ area, technique }) =>
      area === 'abdomenUpper' || area === 'abdomenLower' || technique === 'abdominal',
  )
  const onBaby = [...(infant?.strokes ?? []), ...(infant?.tools ?? [])].some(
    ({ by }) => by !== 'doll',
  )
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
