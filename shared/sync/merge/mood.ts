import type { CarePlan } from '../../schema/care-plan'
import type { MoodRules } from '../../schema/mood-rules'
import type { MoodScreen } from '../../schema/mood-screen'
import type { ReferralTriage } from '../../schema/referral-triage'
import type { Wellbeing } from '../../schema/wellbeing'
import { fields, list, set, whole } from './rules'

/** Answers of one sheet belong together: a total of two people's reading would be nobody's. */
export const mood = fields<MoodScreen>(
  { items: whole, risks: set(5), actions: list('id', 200, whole) },
  [['instrument', 'items', 'readAs']],
)

export const triage = fields<ReferralTriage>({
  symptoms: list('symptom', 40, whole),
  offers: list('id', 200, whole),
  ptReferral: fields<ReferralTriage['ptReferral']>({}),
})

export const wellbeing = fields<Wellbeing>({ goals: list('goal', 10) })

/** One page is one thought. */
export const carePlan = fields<CarePlan>({ items: whole, ownLines: whole, resourceIds: set(20) }, [
  ['language', 'ownLines'],
])

export const moodRules = fields<MoodRules>({ cutOffs: list('id', 60, whole) }, [
  ['copyConfirmedAt', 'copyConfirmedBy'],
])
