import type { Fine } from '#shared/domain/notices/plan-notices'

/** An id and a time, nothing of a person: it may lie in the clear, and outlives a lock. */
const key = 'doorstep-fine'

export function readFine(): Fine | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    if (typeof kept !== 'object' || kept === null) return null
    const { visitId, untilAt } = kept as Partial<Fine>
    const isTime = typeof untilAt === 'string' && !Number.isNaN(Date.parse(untilAt))
    return typeof visitId === 'string' && isTime ? { visitId, untilAt } : null
  } catch {
    return null
  }
}

export const keepFine = (fine: Fine): void => localStorage.setItem(key, JSON.stringify(fine))
