import {
  type BreastChange,
  blankSite,
  changeSession,
  freshSession,
} from '../domain/clinical/breast/change-session'
import { defaultProtocol } from '../domain/clinical/breast/protocol'
import type { Place } from '../domain/clinical/breast/quadrant'
import type { BodyFacts } from '../domain/clinical/breast/technique-rules'
import { addMinutes } from '../domain/time/calendar-day'
import type { BreastSession, BreastTechnique, ConsentEvent } from '../schema/breast-session'
import type { Visit } from '../schema/visit'
import { createRandom } from './random'

const well: BodyFacts = {
  ...{
    stage: 'postpartum',
    postpartumDay: 20,
    gestationDays: null,
    temperatureC: null,
    door: null,
  },
}

/** Where the words of the note say it is. */
function placesIn(objective: string): readonly Place[] {
  if (objective.includes('2 o’clock, left')) return [{ side: 'left', clock: 2, distanceCm: 4 }]
  if (objective.includes('8 o’clock, right')) return [{ side: 'right', clock: 8, distanceCm: 4 }]
  return [
    { side: 'left', clock: 3, distanceCm: 6 },
    { side: 'right', clock: 9, distanceCm: 6 },
  ]
}

/**
 * A made-up session that fits the note's words, written by the same changes as a real one. It draws from a
 * generator of its own, by the visit: what else the sample holds stays as it is.
 */
export function sampleBreastSession(
  visit: Pick<Visit, 'id' | 'startAt'>,
  staffId: string,
  objective: string,
  pain: { readonly before: number | null; readonly after: number | null },
): BreastSession {
  const random = createRandom(Number.parseInt(visit.id.slice(0, 8), 16))
  const at = (minutes: number) => addMinutes(visit.startAt, minutes)
  const said = (minutes: number, kind: ConsentEvent['kind']): BreastChange => ({
    kind: 'consent',
    event: {
      ...{ id: random.uuid(), at: at(minutes), kind, method: 'verbal', siteId: '', words: '' },
      by: staffId,
    },
  })
  const sites = placesIn(objective).map((place) => ({
    ...blankSite(random.uuid(), place),
    ...{ status: 'new' as const, presentHours: random.int(8, 60), lengthCm: 3, widthCm: 2 },
    ...{ consistency: 'firm' as const, skin: 'normal' as const, warmth: 'none' as const },
    ...{ tenderness: random.int(3, 6), painBefore: pain.before, painAfter: pain.after },
    ...{ lengthAfterCm: random.pick([1, 1.5, 2]), widthAfterCm: 1 },
    ...{ consistencyAfter: 'soft' as const, skinAfter: 'normal' as const },
  }))
  const stroke = (
    minutes: number,
    technique: BreastTechnique,
    site?: (typeof sites)[number],
  ): BreastChange => ({
    kind: 'addTechnique',
    row: {
      ...{ id: random.uuid(), technique, pressure: 1, startedAt: at(minutes) },
      ...{ side: site?.side ?? 'both', siteId: site?.id ?? '', minutes: random.int(3, 6) },
      ...{ softened: site ? 'partly' : null, tolerated: 'well', skinAfter: 'normal' },
    },
  })
  const changes: BreastChange[] = [
    said(2, 'agreed'),
    ...sites.map((site): BreastChange => ({ kind: 'addSite', site })),
    { kind: 'setNipple', side: 'left', nipple: 'intact' },
    { kind: 'setNipple', side: 'right', nipple: 'intact' },
    { kind: 'skip', stage: 'warmUp', reason: 'She preferred to begin without.', at: at(5) },
    stroke(6, 'lymphTrunk'),
    said(9, 'ok'),
    ...sites.map((site, index) => stroke(12 + index * 7, 'lymphBreast', site)),
    ...(random.chance(0.3) ? [said(20, 'slower'), said(22, 'ok')] : []),
    {
      kind: 'addMilk',
      milk: {
        ...{ id: random.uuid(), method: 'breastfeed', startedAt: at(28), endedAt: at(42) },
        ...{ leftMl: null, rightMl: null, flowAt: at(30), reduced: true },
        ...{ lumpAfter: 'smaller', colour: null },
      },
    },
    { kind: 'teach', topic: 'coldAfter', teachBack: 'shown', at: at(46) },
    { kind: 'teach', topic: 'lymphStrokes', teachBack: 'demonstrated', at: at(47) },
    { kind: 'teach', topic: 'whenToCall', teachBack: 'demonstrated', at: at(48) },
  ]
  return changes.reduce((session, change) => {
    const after = changeSession(session, change, well)
    if (!after.ok) throw new Error(`The sample was refused: ${after.refusal.kind}`)
    return after.value
  }, freshSession(defaultProtocol))
}
