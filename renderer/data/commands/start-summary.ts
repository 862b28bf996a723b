import type { SummaryChoices } from '#shared/domain/summary/summary-choices'
import { ok, type Result, refused } from '#shared/result'
import { type Session, stamp } from '../session'

/** Begins a draft; answers with its id. `gone`: the client was removed meanwhile. */
export async function startSummary(
  session: Session,
  choices: SummaryChoices,
): Promise<Result<string, 'gone'>> {
  const client = await session.store.read('clients', choices.clientId)
  if (!client) return refused('gone')
  const fields = stamp(session, client.space)
  await session.store.insert('summaries', {
    ...fields,
    ...choices,
    state: 'draft',
    sentAt: null,
    sentHow: null,
    fileId: null,
    note: '',
  })
  return ok(fields.id)
}
