import { makeEntry } from '#shared/domain/share/make-entry'
import { ok, type Result, refused } from '#shared/result'
import { recordAct } from '../audit/record-act'
import { type Session, stamp } from '../session'
import { linkChanged$ } from '../sync/link-changes'

/** Takes a link back. It is said at once, and the file goes from the server with the next sync. */
export async function revokeLink(
  session: Session,
  { summaryId, linkId }: { readonly summaryId: string; readonly linkId: string },
): Promise<Result<null, 'gone'>> {
  const summary = await session.store.read('summaries', summaryId)
  if (summary?.state !== 'sent') return refused('gone')
  const event = { linkId, event: 'revoked', why: 'asked' } as const
  const said = { kind: 'link', how: 'here', link: event } as const
  await session.store.insert('summaries', makeEntry(summary, stamp(session, summary.space), said))
  linkChanged$.next()
  await recordAct(session, {
    ...{ what: 'changedAccess', collection: 'summaries', recordId: summaryId },
    ...{ clientId: summary.clientId, how: 'link' },
  })
  return ok(null)
}
