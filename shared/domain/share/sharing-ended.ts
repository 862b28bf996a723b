import type { Provider } from '../../schema/provider'
import type { Summary } from '../../schema/summary'
import { type DisclosedLine, disclosures } from './disclosures'
import { pagesAmong } from './standing'

export interface SharingEnded {
  /** Drafts for this recipient: they stay, and may not leave. */
  readonly drafts: number
  /** What the recipient has already, the latest first. */
  readonly gone: readonly DisclosedLine[]
}

/** What the end of a permission reaches, and what it does not. `records`: of the whole household. */
export function sharingEnded(
  records: readonly Summary[],
  providers: readonly Provider[],
  providerId: string,
): SharingEnded {
  const theirs = records.filter((record) => record.providerId === providerId)
  return {
    drafts: pagesAmong(theirs).filter(({ state }) => state === 'draft').length,
    gone: disclosures(theirs, providers),
  }
}
