import { plain } from '#shared/crypto/bytes'
import { compose, fitted } from '#shared/domain/summary/composition'
import type { Summary } from '#shared/schema/summary'
import { provider, sources } from '../summary/summary-sources'
import { ids as visitIds } from '../visit/visit-fixture'

export const { space } = visitIds
export const made = sources()
const composed = compose(made)
if (!composed.ok) throw new Error(composed.refusal.join())

/** What the page hands over with a summary that is about to leave. */
export const material = {
  ...{ fitted: fitted(composed.value, 0), pdf: plain(new Uint8Array([37, 80])) },
  ...{ html: '<p>Page</p>', token: 'preview' },
}

const { createdAt, createdBy, updatedAt, updatedBy } = provider
/** A draft that the client agreed to. */
export const summary: Summary = {
  ...{ id: made.summaryId, space, createdAt, createdBy, updatedAt, updatedBy },
  ...{ ...made.choices, parts: ['session', 'plan'] },
  ...{ state: 'draft', sentAt: null, sentHow: null, fileId: null, note: '' },
}
