import { ok, type Result, refused } from '../../result'
import type { Chart } from '../../schema/chart'

/**
 * Lets a clearance show a letter, or none (null); the one before it is kept among the earlier ones, from where it
 * can be taken up again.
 */
export function attachLetter(
  chart: Chart,
  { clearanceId, fileId }: { readonly clearanceId: string; readonly fileId: string | null },
  touch: Pick<Chart, 'updatedAt' | 'updatedBy'>,
): Result<Chart, 'gone' | 'full'> {
  const known = chart.clearances.find(({ id }) => id === clearanceId)
  if (!known) return refused('gone')
  const before = [...(known.earlierFileIds ?? []), ...(known.fileId ? [known.fileId] : [])]
  const earlier = before.filter((id) => id !== fileId)
  if (earlier.length > 20) return refused('full')
  const { earlierFileIds: _, ...rest } = known
  const kept = earlier.length > 0 ? { earlierFileIds: earlier } : {}
  const clearances = chart.clearances.map((one) =>
    one.id === clearanceId ? { ...rest, fileId, ...kept } : one,
  )
  return ok({ ...chart, ...touch, clearances })
}

/** Letters are put to a clearance on the client's page: a form that was open meanwhile keeps them. */
export const withLetters = (
  before: Chart['clearances'],
  after: Chart['clearances'],
): Chart['clearances'] =>
  after.map((one) => {
    const known = before.find(({ id }) => id === one.id)
    if (!known) return one
    const { fileId, earlierFileIds } = known
    const { earlierFileIds: _, ...rest } = one
    return { ...rest, fileId, ...(earlierFileIds ? { earlierFileIds } : {}) }
  })
