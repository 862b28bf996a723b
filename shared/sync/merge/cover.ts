import { canonicalJson } from '../../crypto/canonical-json'
import type { CopiedRecord, Cover } from '../../schema/client'
import { compareText } from './json'
import type { WholeRule } from './rules'

const steps = ['begun', 'lent', 'ended']
const mostSources = 1000

const isCover = (value: unknown): value is Cover =>
  typeof value === 'object' &&
  value !== null &&
  steps.includes((value as Cover).state) &&
  Array.isArray((value as Cover).sources)

/**
 * A cover is as far as the side that is further says: its later steps bear no stamp of their own, and one that
 * has ended never runs again. What either side knows to be copied or back is known.
 */
export const cover: WholeRule = {
  kind: 'whole',
  agree: (_base, mine, theirs) => {
    if (!isCover(mine) || !isCover(theirs)) return undefined
    const [first, second] = [mine, theirs].sort(
      (a, b) =>
        steps.indexOf(b.state) - steps.indexOf(a.state) ||
        compareText(canonicalJson(b), canonicalJson(a)),
    ) as [Cover, Cover]
    const isSameStep = first.state === second.state
    const sources = new Map(first.sources.map((one) => [one.id, one]))
    for (const one of second.sources) {
      const known = sources.get(one.id)
      if (!known || (isSameStep && one.updatedAt > known.updatedAt)) sources.set(one.id, one)
    }
    return { ...first, sources: inOrder([...sources.values()]) }
  },
}

/** One order, whichever side is looked at first. */
const inOrder = (sources: readonly CopiedRecord[]): CopiedRecord[] =>
  sources.toSorted((a, b) => compareText(a.id, b.id)).slice(-mostSources)
