import type { BodyArea, BodyAreaName, BodySession } from '../../schema/body-session'
import type { BreastSession, BreastSite } from '../../schema/breast-session'
import type { DoorGate } from '../../schema/door-gate'
import type { InfantSession } from '../../schema/infant-session'
import type { NoteContent } from '../../schema/note'
import type { ScarSession } from '../../schema/scar-session'
import { calfDifferenceCm, calvesDiffer, isLeg } from '../clinical/body/body-rules'
import { babyMovesLess } from '../clinical/body/bound-by-note'
import { isForProvider, isInflamed, oldLumpHours } from '../clinical/breast/technique-rules'
import { usualThresholds } from '../clinical/gate/thresholds'
import { feverC } from '../clinical/infant/infant-rules'
import { woundSigns } from '../clinical/scar/scar-rules'

/*
 * What is seen with the hands on and the rulebook escalates (4.A to 4.C) was not there, or not seen, at the
 * door. Each finding names the question of the door check that asks for it: answered there with yes, the same
 * rules say whom to call and what must not be done. Nothing is decided twice.
 */

/** D: a call today, before the work goes on. W: within days. */
export interface SessionFinding {
  readonly urgency: 'D' | 'W'
  /** Questions of the door check that say the same; empty where some are asked again. */
  readonly questionIds: readonly string[]
  /** Questions that are answered once more, whatever the answer. */
  readonly askAgainIds?: readonly string[]
  /** When it was seen, where that was written down. */
  readonly at?: string
  /** What was seen, in a therapist’s words. */
  readonly words: string
}

// Being faint is asked of everybody; the others of those who are pregnant, or have given birth.
const bleedingIds = [
  ...['faint', 'padHour', 'clot', 'padMore', 'lochia', 'pregnancyBleeding', 'contractions'],
]
const babySkinIds = ['babyPurple', 'babyScald', 'babyReaction', 'babyContagious', 'babyCordSpread']

const found = (
  seen: boolean,
  urgency: SessionFinding['urgency'],
  questionIds: readonly string[],
  words: string,
): readonly SessionFinding[] => (seen ? [{ urgency, questionIds, words }] : [])

const askedAgain = (
  seen: boolean,
  urgency: SessionFinding['urgency'],
  askAgainIds: readonly string[],
  words: string,
  at?: string,
): readonly SessionFinding[] =>
  seen ? [{ urgency, questionIds: [], askAgainIds, words, ...(at ? { at } : {}) }] : []

/** 2.6, default: from here on on a scale to 10 contractions of the womb are called severe. */
const severeContraction = 7

const isOldLump = (site: BreastSite): boolean =>
  site.status !== 'resolved' &&
  (site.presentHours ?? 0) > oldLumpHours &&
  site.consistency !== 'soft'

/** 4.B B1, B4, B6, B7 and 2.6. */
export function foundAtBreast(breast: BreastSession): readonly SessionFinding[] {
  const { sites, nippleLeft, nippleRight, milk, contractions } = breast
  const severe = contractions.filter(({ intensity }) => intensity >= severeContraction)
  const nipples = [nippleLeft, nippleRight]
  const bleeding = nipples.filter((nipple) => nipple === 'bleeding').length
  const sore = ['crack', 'bleb', 'blister'] as const
  return [
    ...found(
      sites.some(({ consistency }) => consistency === 'fluctuant'),
      'D',
      ['abscess'],
      'A lump that gives like a bag of fluid.',
    ),
    ...found(
      sites.some(({ skin }) => skin === 'dimpled') ||
        bleeding === 1 ||
        milk.some(({ colour }) => colour === 'blood'),
      'D',
      ['breastSkin'],
      'Dimpled skin, or blood from a nipple.',
    ),
    ...found(
      sites.some(isInflamed),
      'W',
      ['breastHot'],
      'A red, warm or broken place on the breast.',
    ),
    ...found(
      sites.some((site) => (isForProvider(site) && site.mobility === 'fixed') || isOldLump(site)),
      'W',
      ['lumpOld'],
      'A lump for more than 2 weeks, or one that is fixed and uneven.',
    ),
    ...found(
      bleeding === 2 || nipples.some((nipple) => sore.some((one) => one === nipple)),
      'W',
      ['nipple'],
      'A sore nipple.',
    ),
    ...askedAgain(
      severe.length > 0,
      'D',
      bleedingIds,
      'Strong contractions of the womb: ask about bleeding once more.',
      severe
        .map(({ at }) => at)
        .toSorted()
        .at(-1),
    ),
  ]
}

const otherSide = (area: BodyAreaName): string =>
  area.endsWith('Left') ? area.replace(/Left$/, 'Right') : area.replace(/Right$/, 'Left')

/** Swollen here, and looked at and not swollen there: what was not looked at is not "none". */
const isOneSided = (area: BodyArea, areas: readonly BodyArea[]): boolean =>
  area.swelling !== null &&
  area.swelling !== 'none' &&
  areas.some((one) => one.area === otherSide(area.area) && one.swelling === 'none')

const isLimb = (area: BodyAreaName): boolean =>
  isLeg(area) || ['upperArm', 'forearm', 'hand'].some((name) => area.startsWith(name))

/** 4.A A13 and A21, and 4.A also by interest. */
export function foundInBody(body: BodySession): readonly SessionFinding[] {
  return [
    ...found(
      calvesDiffer(body),
      'D',
      ['leg'],
      `One calf measures ${calfDifferenceCm} cm more than the other, or more.`,
    ),
    ...found(
      !calvesDiffer(body) &&
        body.areas.some((area) => isLimb(area.area) && isOneSided(area, body.areas)),
      'D',
      ['leg'],
      'One leg or arm is swollen and the other is not.',
    ),
    ...found(
      body.bowels === 'noControl',
      'D',
      ['spine'],
      'She cannot hold her bowels: ask about numbness between the legs too.',
    ),
    ...found(babyMovesLess(body), 'D', ['movement'], 'The baby moves less than usual.'),
  ]
}

/** 4.A A14. */
export const foundAtScar = ({ look }: ScarSession): readonly SessionFinding[] =>
  found(
    woundSigns(look).length > 0,
    'D',
    ['incision'],
    'The scar is open, draining, red, warm, smelling or pulling apart.',
  )

/** 4.C C1, C2, C15. `coolBelowC` as the practice has it. */
export function foundOnBaby(
  { temperatureC, skin, oil }: InfantSession,
  coolBelowC: number = usualThresholds.infantCoolC,
): readonly SessionFinding[] {
  const reacted = oil !== null && oil.reaction !== null && oil.reaction !== 'none'
  return [
    ...found(
      temperatureC !== null && temperatureC >= feverC,
      'D',
      ['babyFever'],
      '38.0 °C (100.4 °F) or more.',
    ),
    ...askedAgain(
      temperatureC !== null && temperatureC < coolBelowC,
      'D',
      // Warmed first: only a baby that stays cool is one to call about (C2).
      ['babyCold'],
      'The baby is cool: warm skin to skin, measure again, and answer at the door.',
    ),
    ...askedAgain(
      skin === 'rash' || skin === 'broken',
      'W',
      babySkinIds,
      'A rash or broken skin: answer the questions about the skin at the door.',
    ),
    ...found(skin === 'reaction' || reacted, 'D', ['babyScald'], 'The skin has reacted.'),
  ]
}

export const foundInSession = ({
  breast,
  body,
  scar,
  infant,
}: Pick<NoteContent, 'breast' | 'body' | 'scar' | 'infant'>): readonly SessionFinding[] => [
  ...(breast ? foundAtBreast(breast) : []),
  ...(body ? foundInBody(body) : []),
  ...(scar ? foundAtScar(scar) : []),
  ...(infant ? foundOnBaby(infant) : []),
]

/**
 * What the door does not say yet: the others stand there already, with whom to call. What is asked again is
 * taken up by any answer, or a call, later than it was seen. `begunAt`: when the session was said to have
 * begun, for what has no time of its own; null: anything that stands there may be older than the finding.
 */
export const notAtTheDoor = (
  findings: readonly SessionFinding[],
  gate: Pick<DoorGate, 'answers' | 'calls'> | null,
  begunAt: string | null,
): readonly SessionFinding[] =>
  findings.filter(({ questionIds, askAgainIds = [], at }) => {
    if (questionIds.length > 0)
      return questionIds.some((id) => answerOf(gate, id)?.answer !== 'yes')
    const since = at ?? begunAt
    const isLater = (one: { readonly at: string }) => since !== null && one.at > since
    const { answers = [], calls = [] } = gate ?? {}
    const isCalled = since === null ? calls.length > 0 : calls.some(isLater)
    return !isCalled && !answers.some((one) => askAgainIds.includes(one.id) && isLater(one))
  })

const answerOf = (gate: Pick<DoorGate, 'answers'> | null, id: string) =>
  gate?.answers.find((given) => given.id === id)
