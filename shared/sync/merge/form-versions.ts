import type { FormVersion } from '../../schema/catalog-entry'
import { compareText } from './json'
import { list, whole } from './rules'

/**
 * Every version that anybody may have signed is kept. Two written at once bear the same number: a form
 * that was signed says by its hash which of them it was.
 */
export const formVersions = list('madeAt', 100, whole, {
  order: (items) =>
    (items as readonly FormVersion[]).toSorted(
      (a, b) => a.version - b.version || compareText(a.madeAt, b.madeAt),
    ),
})
