import { canonicalJson } from '#shared/crypto/canonical-json'
import { makeEntry } from '#shared/domain/share/make-entry'
import { choicesOf } from '#shared/domain/summary/summary-choices'
import { ok } from '#shared/result'
import type { Disclosure, Summary } from '#shared/schema/summary'
import { recordAct } from '../audit/record-act'
import { type Session, stamp, touch } from '../session'

export interface SentPage {
  /** As it left, whatever became of the draft since. */
  readonly summary: Summary
  readonly disclosure: Disclosure
  readonly leftOut: string
  readonly files: Partial<
    Pick<Summary, 'fileId' | 'pageFileId' | 'compositionFileId' | 'sentFileId'>
  >
}

/**
 * Writes down what has left. It cannot be refused any more: a draft that was removed meanwhile comes back as
 * what was sent, and beside one that another laptop sent it stands as sent once more. What was typed into
 * the draft meanwhile did not leave, and goes on as a draft of its own.
 */
export async function recordSent(session: Session, page: SentPage): Promise<void> {
  const { store } = session
  const { summary, disclosure } = page
  const kept = { ...page.files, leftOut: page.leftOut.slice(0, 4000) }
  const asSent = (current: Summary): Summary => ({
    ...current,
    ...choicesOf(summary),
    ...touch(session),
    ...{ state: 'sent', sentAt: session.now(), sentHow: disclosure.method, disclosure },
    ...kept,
  })
  const typedMeanwhile: Summary[] = []
  const changed = await store.change('summaries', summary.id, (current) => {
    typedMeanwhile.length = 0
    if (!saysTheSame(current, summary)) typedMeanwhile.push(current)
    return ok(asSent(current))
  })
  if (changed.ok) {
    const drafts = typedMeanwhile.map((draft) => ({ ...draft, ...stamp(session, draft.space) }))
    await store.insertMany('summaries', drafts)
  } else if (changed.refusal === 'missing') {
    await store.insert('summaries', asSent(summary))
  } else {
    const said = { kind: 'disclosed', how: 'here', disclosure } as const
    const entry = makeEntry(summary, stamp(session, summary.space), said)
    await store.insert('summaries', { ...entry, ...kept })
  }
  await recordShared(session, summary, disclosure.method)
}

/** In the journal too: whoever sent it, and by which road. */
export const recordShared = (
  session: Session,
  { id, clientId }: Pick<Summary, 'id' | 'clientId'>,
  how: string,
): Promise<boolean> =>
  recordAct(session, { what: 'shared', collection: 'summaries', recordId: id, clientId, how })

const saysTheSame = (one: Summary, other: Summary): boolean =>
  canonicalJson(choicesOf(one)) === canonicalJson(choicesOf(other))
