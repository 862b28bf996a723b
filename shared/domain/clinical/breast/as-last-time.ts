import type { BreastSession, TechniqueRow } from '../../../schema/breast-session'

/**
 * What was done last time, as rows to begin from: technique, side and pressure. Never what was found and
 * never how it went; a place of last time is not one of today. Each a millisecond after the one before, so
 * that their order stands.
 */
export const strokesAsLastTime = (
  last: Pick<BreastSession, 'techniques'>,
  from: string,
  newId: () => string,
): TechniqueRow[] =>
  last.techniques.map(({ technique, side, pressure }, index) => ({
    ...{ id: newId(), technique, side, siteId: '', pressure },
    startedAt: new Date(Date.parse(from) + index).toISOString(),
    ...{ minutes: null, softened: null, tolerated: null, skinAfter: null },
  }))
