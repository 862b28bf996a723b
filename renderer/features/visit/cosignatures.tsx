import { zodResolver } from '@hookform/resolvers/zod'
import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { type CosignNoteRefusal, cosignNote } from '#renderer/data/commands/cosign-note'
import type { VisitSheet } from '#renderer/data/queries/visit-sheet'
import { useSession } from '#renderer/data/session'
import { useRecordPlace } from '#renderer/data/sync/use-record-place'
import { useCommand } from '#renderer/data/use-command'
import { useFormDraft } from '#renderer/data/use-form-draft'
import { TextArea } from '#renderer/ui/fields/text-area'
import { Form } from '#renderer/ui/forms/form'
import { Notice } from '#renderer/ui/show/notice'
import { PlaceMark } from '#renderer/ui/show/place-mark'
import { Status } from '#renderer/ui/show/status'
import { announce } from '#renderer/ui/tell/announce'
import {
  type Cosignature,
  type CosignFinding,
  checkCosignature,
  cosignaturesOf,
  cosignObjection,
  waitsForCosign,
} from '#shared/domain/notes/cosign'
import { cosignReasonWords } from '#shared/domain/notes/cosign-words'
import { signedAsWords } from '#shared/domain/notes/ready-to-sign'
import type { SignatureFinding } from '#shared/domain/notes/signed-content'
import { dayWords, timeWords } from '#shared/domain/schedule/time-words'
import { dayOf } from '#shared/domain/time/calendar-day'
import type { Note } from '#shared/schema/note'
import type { Staff } from '#shared/schema/staff'
import { findingWords } from './note-words'
import classes from './sign.module.css'

interface CosignaturesProps {
  readonly note: Note
  readonly sheet: VisitSheet
}

/** The second signatures beside a note, each checked as it is shown; whom it waits for; and the act. */
export function Cosignatures({ note, sheet }: CosignaturesProps) {
  const { staffId, opened } = useSession()
  const { notes, staff } = sheet
  const beside = cosignaturesOf(notes, note)
  const waits = waitsForCosign(note, notes, staff)
  const me = staff.get(staffId)
  const author = staff.get(note.authorId) ?? null
  const objection = me
    ? cosignObjection({
        ...{ note, author, cosigner: me, deviceId: opened.deviceId },
        cosignatures: beside,
      })
    : null
  if (beside.length === 0 && !waits) return null
  return (
    <div className={classes.cosignatures}>
      {beside.map((one) => (
        <CosignatureLine key={one.id} own={one} note={note} sheet={sheet} />
      ))}
      {waits && <Status meaning="waiting">{waitingWords(note, author, sheet)}</Status>}
      {me && waits && objection === null && <CosignForm note={note} me={me} />}
      {me && waits && objection === 'noteNotSound' && (
        <Notice meaning="stop" title="This note cannot be co-signed">
          Its own signature does not verify. Ask the author, and look into a backup.
        </Notice>
      )}
    </div>
  )
}

function waitingWords(note: Note, author: Staff | null, { staff }: VisitSheet): string {
  const of = note.cosignAsked?.of ?? ''
  const whom = of === '' ? 'a second therapist' : (staff.get(of)?.name ?? 'a second therapist')
  const why =
    note.cosignAsked?.why === 'author' && author?.cosign
      ? ` (${cosignReasonWords[author.cosign.reason].toLowerCase()})`
      : ''
  return `Waits for the signature of ${whom}${why}`
}

const ownWords: Partial<
  Record<SignatureFinding, { readonly word: string; readonly more: string }>
> = {
  altered: {
    word: 'does not belong to this note',
    more: 'The note or the co-signature is not what was signed. Do not rely on it; look into a backup.',
  },
}

/** Right in themselves, and no second signature: the note goes on waiting. */
const idleWords: Record<
  Exclude<CosignFinding, SignatureFinding>,
  { readonly meaning: 'stop' | 'attention'; readonly word: string; readonly more: string }
> = {
  byAuthor: {
    meaning: 'stop',
    word: 'by the author',
    more: 'A note is co-signed by somebody else. This second signature counts for nothing.',
  },
  mayNot: {
    meaning: 'attention',
    word: 'by somebody who may not co-sign it',
    more: 'The words are as signed. As the practice lists its people now, another therapist co-signs this note, so this second signature does not count. Ask whom the note waits for.',
  },
}

function CosignatureLine({ own, note, sheet }: CosignaturesProps & { readonly own: Cosignature }) {
  const cosigner = sheet.staff.get(own.authorId) ?? null
  const finding = useMemo(() => checkCosignature(own, note, cosigner), [own, note, cosigner])
  const place = useRecordPlace([['notes', own.id]])
  const { timeZone } = sheet.visit
  const said =
    finding === 'byAuthor' || finding === 'mayNot'
      ? idleWords[finding]
      : { ...findingWords[finding], ...ownWords[finding] }
  const at = own.signature?.signedAt ?? own.createdAt
  const when = `${dayWords(dayOf(at, timeZone), '')}, ${timeWords(at, timeZone)}`
  const words = `Co-signed by ${own.signature?.signedAs ?? 'somebody'}, ${when}: ${said.word}`
  return (
    <div className={classes.signature}>
      {finding === 'unchanged' ? (
        <Status meaning="done">{words}</Status>
      ) : (
        <div role="alert">
          <Notice meaning={said.meaning} title={words}>
            {said.more}
          </Notice>
        </div>
      )}
      {own.content.addendum && (
        <p className={classes.remark} dir="auto">
          {own.content.addendum}
        </p>
      )}
      <PlaceMark place={place} />
    </div>
  )
}

const refusalWords: Record<CosignNoteRefusal, string> = {
  notSigned: 'Only a signed note can be co-signed.',
  byAuthor: 'You wrote this note. Somebody else signs beside you.',
  notTherapist: 'Only a therapist can co-sign.',
  learnsThemselves: 'Your own notes are co-signed, so you cannot co-sign others.',
  askedOfAnother: 'Somebody else was asked to sign this note.',
  noteNotSound: 'The signature of this note does not verify, so nobody can sign beside it.',
  already: 'You have co-signed it already.',
  revokedLaptop: 'This laptop was taken out of the practice, so nothing signed on it counts.',
  noSignature: 'The signature could not be made. Unlock Doorstep and sign again.',
  licenceEnded:
    'Your license has ended, and your practice lets nobody sign then. Renew it, or correct its day in Settings.',
  tooLong: 'The remark is longer than 4,000 characters. Shorten it.',
  gone: 'This note is not here any more.',
}

const remarkSchema = z.strictObject({ remark: z.string().max(4000) })
type Remark = z.infer<typeof remarkSchema>
const isRemark = (values: unknown): values is Remark => remarkSchema.safeParse(values).success

function CosignForm({ note, me }: { readonly note: Note; readonly me: Staff }) {
  const { run, running } = useCommand(cosignNote)
  const form = useForm<Remark>({
    resolver: zodResolver(remarkSchema),
    defaultValues: { remark: '' },
    shouldFocusError: false,
  })
  const draft = useFormDraft(`cosign:${note.id}`, form, isRemark)
  const cosign = async ({ remark }: Remark) => {
    const done = await run({ noteId: note.id, remark })
    if (!done.ok) return form.setError('remark', { message: refusalWords[done.refusal] })
    await draft.discard()
    announce('Co-signed')
  }
  return (
    <Form form={form} label="Co-sign" onSubmit={cosign}>
      <div className={classes.cosign}>
        <TextArea
          control={form.control}
          name="remark"
          label="Remark"
          help="What you looked at or advise. It is signed with your signature; the note stays as it is."
          optional
          minRows={2}
          maxLength={4000}
        />
        <div>
          <Button type="submit" loading={running}>
            Co-sign as {signedAsWords(me)}
          </Button>
        </div>
      </div>
    </Form>
  )
}
