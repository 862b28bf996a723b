import {
  type BodyArea,
  type BodyRow,
  type BodySession,
  bodyLimits,
} from '../../schema/body-session'
import {
  type BreastSession,
  type BreastSite,
  breastLimits,
  type MilkRemoval,
} from '../../schema/breast-session'
import { type GroupSession, groupBabiesMost } from '../../schema/group-session'
import { type InfantSession, infantLimits } from '../../schema/infant-session'
import type { Note, NoteContent } from '../../schema/note'
import { type ScarSession, scarLimits } from '../../schema/scar-session'
import { compareText } from './json'
import { fields, list, set, type WholeRule, whole } from './rules'

/** Stands between two texts of one field, written on two laptops apart from each other. */
export const alsoWritten = '\n\n— Also written on another laptop —\n\n'
const longestText = 120_000

export const partsOf = (text: string): string[] =>
  text.split(alsoWritten).filter((part) => part.trim() !== '')

const isOfWord = (sign: string | undefined): boolean =>
  sign !== undefined && /[\p{L}\p{N}]/u.test(sign)

/** In whole words: "no" is not said by "knots", and "Wa" is on its way to another word than "Water". */
export function holdsWords(text: string, part: string): boolean {
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    const end = at + part.length
    const isCut =
      (isOfWord(text[at - 1]) && isOfWord(part[0])) ||
      (isOfWord(part.at(-1)) && isOfWord(text[end]))
    if (!isCut) return true
  }
  return false
}

/**
 * Both texts, one under the other, in an order that only the words decide. Parts that stand in another
 * part are not said twice; parts of a merged text that one side removed or rewrote are gone.
 */
export function bothTexts(base: string, mine: string, theirs: string): string | undefined {
  const [before, here, there] = [partsOf(base), partsOf(mine), partsOf(theirs)]
  const removed = (part: string) =>
    before.includes(part) && !(here.includes(part) && there.includes(part))
  const all = [...new Set([...here, ...there])].filter((part) => !removed(part))
  const said = all.filter((part) => !all.some((other) => other !== part && holdsWords(other, part)))
  const text = said.sort(compareText).join(alsoWritten)
  return text.length <= longestText ? text : undefined
}

const words: WholeRule = {
  kind: 'whole',
  agree: (base, mine, theirs) =>
    typeof mine === 'string' && typeof theirs === 'string'
      ? bothTexts(typeof base === 'string' ? base : '', mine, theirs)
      : undefined,
}

/** The fields of a note that hold words, with what they are called where they move to an addendum. */
export const wordFields = {
  subjective: 'Subjective',
  objective: 'Objective',
  assessment: 'Assessment',
  plan: 'Plan',
  addendum: 'Addendum',
} as const

/** As it happened; at one instant the ids decide, so that both laptops have one order. */
const asItHappened =
  (field: string) =>
  (items: readonly unknown[]): readonly unknown[] =>
    (items as readonly Readonly<Record<string, string>>[]).toSorted(
      (a, b) => compareText(a[field] ?? '', b[field] ?? '') || compareText(a.id ?? '', b.id ?? ''),
    )
/** Written once: what one laptop has and the other does not is there. */
const stays = { staysQuietly: () => true }

/** A session at the breast: each thing for itself by its id; events of consent are only ever added. */
const breast = fields<BreastSession>({
  // By which protocol it was held is one answer.
  protocol: whole,
  sites: list(
    'id',
    breastLimits.sites,
    fields<BreastSite>({ aggravators: set(10), relievers: set(8) }, [
      ['side', 'clock', 'distanceCm'],
    ]),
  ),
  warmUps: list('id', breastLimits.warmUps, undefined, { order: asItHappened('startedAt') }),
  techniques: list('id', breastLimits.techniques, undefined, { order: asItHappened('startedAt') }),
  milk: list('id', breastLimits.milk, fields<MilkRemoval>({}, [['startedAt', 'endedAt']]), {
    order: asItHappened('startedAt'),
  }),
  taught: list('topic', breastLimits.taught, whole),
  consents: list('id', breastLimits.consents, whole, { order: asItHappened('at'), ...stays }),
  contractions: list('id', breastLimits.contractions, whole, { order: asItHappened('at') }),
  skipped: list('stage', 5, whole),
})

/** A baby's session: each thing for itself by its id; one oil and one agreement for home move as they are. */
const infant = fields<InfantSession>({
  oil: whole,
  home: whole,
  goals: set(infantLimits.goals),
  asks: list('id', infantLimits.asks, whole, { order: asItHappened('at'), ...stays }),
  tools: list('id', infantLimits.tools, undefined, { order: asItHappened('startedAt') }),
  strokes: list('id', infantLimits.strokes, undefined, { order: asItHappened('startedAt') }),
  cues: list('id', infantLimits.cues, undefined, { order: asItHappened('at'), ...stays }),
  days: list('day', infantLimits.days, undefined, { order: asItHappened('day') }),
})

/** One family's share of a group. */
const group = fields<GroupSession>({
  ...{ topicsA: set(10), topicsB: set(10), ledBy: set(6) },
  babies: list('id', groupBabiesMost, whole),
})

/** One entry an area and a goal; what was done where, how firmly and how she lay is one answer. */
const body = fields<BodySession>({
  ...{ timing: whole, oil: whole },
  areas: list('area', bodyLimits.areas, fields<BodyArea>({ complaints: set(6) })),
  rows: list(
    'id',
    bodyLimits.rows,
    fields<BodyRow>({ points: set(6) }, [['area', 'technique', 'pressure', 'position']]),
    { order: asItHappened('startedAt') },
  ),
  goals: list('goal', bodyLimits.goals),
  consents: list('id', bodyLimits.consents, whole, { order: asItHappened('at'), ...stays }),
})

const scar = fields<ScarSession>({
  timing: whole,
  rows: list('id', scarLimits.rows, undefined, { order: asItHappened('startedAt') }),
  goals: list('goal', scarLimits.goals),
  consents: list('id', scarLimits.consents, whole, { order: asItHappened('at'), ...stays }),
})

/** A draft. What is signed is never merged: see `final`. */
export const note = fields<Note>(
  {
    content: fields<NoteContent>({
      ...{ subjective: words, objective: words, assessment: words, plan: words, addendum: words },
      breast,
      body,
      scar,
      infant,
      group,
    }),
  },
  [['state', 'signature', 'cosignAsked', 'cosign']],
)
