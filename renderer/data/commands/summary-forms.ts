import { plain, randomBytes, toBase64, utf8 } from '#shared/crypto/bytes'
import { fhirDocument, fhirText } from '#shared/domain/fhir/document'
import { sealLetter } from '#shared/domain/share/letter'
import { fhirType, makeLetter } from '#shared/domain/share/make-letter'
import { pageFile, pageFileName } from '#shared/domain/share/page-file'
import { makePassphrase } from '#shared/domain/share/passphrase'
import { makeReplyKey } from '#shared/domain/share/sealed-reply'
import type { FittedComposition } from '#shared/domain/summary/composition'
import { fhirFileName, summaryFileName } from '#shared/domain/summary/summary-choices'
import type { Day } from '#shared/domain/time/calendar-day'
import { ok, type Result, refused } from '#shared/result'
import type { Disclosure } from '#shared/schema/summary'

/** What every form of one summary is made of. */
export interface Material {
  readonly fitted: FittedComposition
  readonly pdf: Uint8Array
  /** The page as it is printed, and where the printer finds it. */
  readonly html: string
  readonly token: string
}

/** A file that leaves, and what of it is kept besides; a link's waits here until the server has it. */
export interface SummaryForm {
  readonly kind: 'pdf' | 'lockedPage' | 'fhir' | 'link'
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly secrets: Pick<Disclosure, 'passphrase' | 'replyKey' | 'link'>
}

export const pdfForm = (pdf: Uint8Array, today: Day): SummaryForm => ({
  ...{ kind: 'pdf', name: summaryFileName(today), type: 'application/pdf' },
  ...{ bytes: plain(pdf), secrets: {} },
})

/** The document for other systems, with the page inside as PDF. */
export const fhirForm = (
  { fitted, pdf }: Pick<Material, 'fitted' | 'pdf'>,
  today: Day,
): SummaryForm => ({
  ...{ kind: 'fhir', name: fhirFileName(today), type: fhirType },
  ...{ bytes: utf8(fhirText(fhirDocument(fitted, pdf))), secrets: {} },
})

/** Words and key are made for this page alone; the key is only in it and in our own encrypted record. */
export async function lockedPageForm(
  { fitted, pdf }: Pick<Material, 'fitted' | 'pdf'>,
  today: Day,
): Promise<SummaryForm> {
  const [{ pageShell }, { wordlist }] = await Promise.all([
    import('#renderer/reply-page/shell'),
    import('@scure/bip39/wordlists/english.js'),
  ])
  const passphrase = makePassphrase(wordlist, randomBytes)
  const replyKey = toBase64(makeReplyKey())
  const letter = makeLetter(fitted, pdf, replyKey, today)
  const html = await pageFile(pageShell, await sealLetter(letter, passphrase))
  return {
    ...{ kind: 'lockedPage', name: pageFileName(today), type: 'text/html' },
    ...{ bytes: utf8(html), secrets: { passphrase, replyKey } },
  }
}

interface FileToSave {
  readonly kind: Exclude<SummaryForm['kind'], 'link'> | 'csv'
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** Asks where, and writes these bytes there: whole, or not at all. */
export async function saveBytes(
  file: FileToSave,
): Promise<Result<{ fileName: string }, 'cancelled' | 'disk'>> {
  const place = await choosePlace(file)
  return place.ok ? place.value.leave() : place
}

/** Where something is to go, chosen already; exactly one of the two is called, and once. */
export interface Place<R> {
  /** From here on it is out: whole, or not at all. */
  leave(): Promise<Result<{ fileName: string }, R>>
  drop(): Promise<void>
}

/** Asks where, and writes nothing yet: a person may take minutes to answer. */
export async function choosePlace({
  kind,
  name,
  bytes,
}: FileToSave): Promise<Result<Place<'disk'>, 'cancelled' | 'disk'>> {
  const { call } = window.doorstep
  const file = await call('file.create', { kind, suggestedName: name })
  if (!file.ok) return refused(file.refusal.code === 'cancelled' ? 'cancelled' : 'disk')
  const { handle, fileName } = file.value
  const drop = async () => void (await call('file.discard', { handle }))
  const leave = async () => {
    const written = await call('file.append', { handle, chunk: bytes })
    const whole = written.ok ? await call('file.commit', { handle }) : written
    if (whole.ok) return ok({ fileName })
    await drop()
    return refused('disk' as const)
  }
  return ok({ leave, drop })
}

export async function printForm(
  token: string,
): Promise<Result<{ fileName: string }, 'cancelled' | 'noPrinter' | 'gone'>> {
  const printed = await window.doorstep.call('document.print', { token })
  if (printed.ok) return ok({ fileName: '' })
  const { code } = printed.refusal
  return refused(code === 'unknownDocument' ? 'gone' : code)
}
