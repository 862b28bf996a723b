import type { TechniqueRow } from '../../../schema/breast-session'

/**
 * A stroke of last time as it is begun today: technique, side and pressure. Never what was found and never
 * how it went; a place of last time is not one of today. `startedAt` is an instant, `id` a fresh one.
 */
export const strokeAsLastTime = (
  { technique, side, pressure }: TechniqueRow,
  startedAt: string,
  id: string,
): TechniqueRow => ({
  ...{ id, technique, side, siteId: '', pressure, startedAt },
  ...{ minutes: null, softened: null, tolerated: null, skinAfter: null },
})
