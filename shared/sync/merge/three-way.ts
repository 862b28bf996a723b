import { compareText, type Fields, isFields, pick, same, textOf } from './json'
import { lostEdit } from './lost-edits'
import { mergeList } from './merge-list'
import { everyField, type FieldsRule, type Meeting, type Rule, type Stamp } from './rules'

/** Stands for a base that nobody knows: then every difference was made on both sides. */
export const noBase = Symbol('no base')

const under = (path: string, name: string): string => (path ? `${path}.${name}` : name)

interface Ranked {
  readonly kept: unknown
  readonly keptSide: Stamp
  readonly lost: unknown
  readonly lostSide: Stamp
}

/** The later side first; at the same instant the texts decide. */
function ranked(mine: unknown, theirs: unknown, meeting: Meeting): Ranked {
  const mineFirst =
    (compareText(meeting.mine.updatedAt, meeting.theirs.updatedAt) ||
      compareText(textOf(mine), textOf(theirs))) > 0
  return mineFirst
    ? { kept: mine, keptSide: meeting.mine, lost: theirs, lostSide: meeting.theirs }
    : { kept: theirs, keptSide: meeting.theirs, lost: mine, lostSide: meeting.mine }
}

/** What was filled in stands before an emptied whole: putting it back by hand would be the harder. */
function standing(mine: unknown, theirs: unknown, meeting: Meeting): Ranked {
  const { mine: me, theirs: them } = meeting
  if (isFields(mine) && (theirs ?? null) === null) {
    return { kept: mine, keptSide: me, lost: theirs, lostSide: them }
  }
  if (isFields(theirs) && (mine ?? null) === null) {
    return { kept: theirs, keptSide: them, lost: mine, lostSide: me }
  }
  return ranked(mine, theirs, meeting)
}

/**
 * Merges two values by a rule. What only one side changed is taken; what both changed is merged deeper,
 * agreed on, or a clash: one stands, the other is written into `meeting.lost`. Never throws.
 */
export function threeWay(
  rule: Rule,
  base: unknown,
  mine: unknown,
  theirs: unknown,
  path: string,
  meeting: Meeting,
): unknown {
  if (same(mine, theirs)) return theirs
  if (base !== noBase) {
    if (same(mine, base)) return theirs
    if (same(theirs, base)) return mine
  }
  if (rule.kind === 'fields' && isFields(mine) && isFields(theirs)) {
    return mergeFields(rule, base, mine, theirs, path, meeting)
  }
  if (rule.kind === 'list' && Array.isArray(mine) && Array.isArray(theirs)) {
    return mergeList(rule, Array.isArray(base) ? base : null, mine, theirs, path, meeting, threeWay)
  }
  const known = base === noBase ? undefined : base
  const agreed = rule.kind === 'whole' ? rule.agree?.(known, mine, theirs) : undefined
  if (agreed !== undefined) return agreed
  const { kept, keptSide, lost, lostSide } = standing(mine, theirs, meeting)
  meeting.lost.push(lostEdit(path, [kept, keptSide], [lost, lostSide]))
  return kept
}

function mergeFields(
  rule: FieldsRule,
  base: unknown,
  mine: Fields,
  theirs: Fields,
  path: string,
  meeting: Meeting,
): Fields {
  const known = isFields(base) ? base : null
  const merged: Record<string, unknown> = {}
  const grouped = new Set<string>()
  for (const { names, agree } of rule.together) {
    for (const name of names) grouped.add(name)
    const one: Rule = { kind: 'whole', ...(agree ? { agree: agree as never } : {}) }
    const group = threeWay(
      one,
      known ? pick(known, names) : noBase,
      pick(mine, names),
      pick(theirs, names),
      under(path, names.join('+')),
      meeting,
    )
    Object.assign(merged, group)
  }
  for (const name of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    if (grouped.has(name)) continue
    const value = threeWay(
      rule.parts[name] ?? everyField,
      known ? known[name] : noBase,
      mine[name],
      theirs[name],
      under(path, name),
      meeting,
    )
    if (value !== undefined) merged[name] = value
  }
  return rule.mend ? rule.mend(merged, mine, theirs, meeting) : merged
}
