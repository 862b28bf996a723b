import { randomBytes } from '#shared/crypto/bytes'
import { copyFileName } from '#shared/domain/export/copy-parts'
import { makePassphrase } from '#shared/domain/share/passphrase'
import type { Day } from '#shared/domain/time/calendar-day'
import { ok, type Result, refused } from '#shared/result'
import type { GivenCopy } from '#shared/schema/client'
import { recordAct } from '../audit/record-act'
import { copyToZip } from '../export/copy-to-zip'
import { startZip, untilStopped, type ZipRefusal } from '../export/zip-file'
import { homeSources, practiceSources } from '../queries/copy-sources'
import { type Session, touch } from '../session'

export interface CopyToSave {
  readonly personId: string
  readonly form: GivenCopy['form']
  readonly given: GivenCopy['given']
  readonly today: Day
  readonly signal: AbortSignal
  readonly onPart: (done: number, of: number) => void
}

export interface SavedCopy {
  readonly fileName: string
  /** Seven words that open it; null for one that anybody can open. */
  readonly words: string | null
  readonly leftOut: readonly { readonly what: string; readonly why: string }[]
}

/** Seven words of the list that every laptop has. */
export async function newWords(): Promise<string> {
  const { wordlist } = await import('@scure/bip39/wordlists/english.js')
  return makePassphrase(wordlist, randomBytes)
}

/**
 * Asks where, and writes everything about one person there as one zip: whole, or not at all. That it was made
 * is noted in the journal before it is out, and with the person once it is.
 */
export async function saveCopy(
  session: Session,
  { personId, form, given, today, signal, onPart }: CopyToSave,
): Promise<Result<SavedCopy, ZipRefusal | 'gone'>> {
  const [practice, home] = await Promise.all([
    practiceSources(session),
    homeSources(session.store, personId),
  ])
  if (!practice || !home) return refused('gone')
  const words = form === 'locked' ? await newWords() : null
  const suggestedName = copyFileName(today, words !== null)
  const started = await startZip({ suggestedName, words, madeAt: practice.now })
  if (!started.ok) return started
  const zip = started.value
  try {
    const sources = { ...practice, ...home }
    const { store } = session
    const writing = copyToZip({
      ...{ store, zip, sources, folder: '', withPdf: true, signal, onPart },
    })
    const copy = await untilStopped(writing, signal)
    if (copy === null || copy === 'stopped' || signal.aborted) return await zip.giveUp()
    if (copy === 'gone') {
      await zip.giveUp()
      return refused('gone')
    }
    await recordAct(session, {
      ...{ what: 'exported', collection: 'clients', recordId: personId, clientId: personId },
      how: form === 'locked' ? 'lockedZip' : 'plainZip',
    })
    const left = await zip.leave()
    if (!left.ok) return left
    // The file is out and its words are shown once: they are not lost for a note that could not be written.
    await noteCopy(session, personId, { form, given }).catch(() => undefined)
    return ok({ ...left.value, words, leftOut: copy.leftOut })
  } catch (error) {
    await zip.giveUp()
    throw error
  }
}

async function noteCopy(
  session: Session,
  personId: string,
  about: Pick<GivenCopy, 'form' | 'given'>,
): Promise<void> {
  const copy = { id: session.newId(), at: session.now(), by: session.staffId, ...about }
  await session.store.change('clients', personId, (client) =>
    ok({
      ...client,
      ...touch(session),
      // The oldest of two hundred gives way; the journal has them all.
      copies: [...(client.copies ?? []), copy].slice(-200),
    }),
  )
}
