import { Button } from '@mantine/core'
import { useState } from 'react'
import { type SignRefusal, signNote } from '#renderer/data/commands/sign-note'
import type { VisitSheet } from '#renderer/data/queries/visit-sheet'
import { useSession } from '#renderer/data/session'
import { useCommand } from '#renderer/data/use-command'
import { Section } from '#renderer/ui/page/section'
import { Notice } from '#renderer/ui/show/notice'
import { Status } from '#renderer/ui/show/status'
import { announce } from '#renderer/ui/tell/announce'
import { mayBeSigned, readyToSign, signedAsWords } from '#shared/domain/notes/ready-to-sign'
import type { Note } from '#shared/schema/note'
import { signingRemarkWords } from './note-words'
import classes from './visit.module.css'

const refusalWords = (refusal: SignRefusal): string => {
  switch (refusal.kind) {
    case 'notReady':
      return 'Something is still missing. It is listed here.'
    case 'noSignature':
      return 'The signature could not be made, so the note is still a draft. Unlock Doorstep and sign again.'
    case 'changedMeanwhile':
      return 'The note changed while you read it. Read it once more, then sign.'
    case 'final':
      return 'This note is signed already.'
    case 'gone':
      return 'This note is not here any more.'
  }
}

interface SigningCheckProps {
  readonly note: Note
  readonly sheet: VisitSheet
  readonly primary: boolean
  readonly onToNote?: () => void
  /** Saves what is still being typed; answers with the instant of that state. */
  readonly beforeSigning?: () => Promise<string | null>
}

/** What is missing, as whom it will be signed, and the signature itself. */
export function SigningCheck(props: SigningCheckProps) {
  const { note, sheet, primary, onToNote, beforeSigning } = props
  const { staffId } = useSession()
  const { run, running } = useCommand(signNote)
  const [problem, setProblem] = useState<string | null>(null)
  const signer = sheet.staff.get(staffId)
  if (!signer) return null
  const remarks = readyToSign(note, sheet.visit, signer)
  const ready = mayBeSigned(remarks)
  const sign = async () => {
    const updatedAt = beforeSigning ? await beforeSigning() : note.updatedAt
    if (updatedAt === null) return setProblem('The newest words are not saved yet. Try again.')
    const done = await run({ noteId: note.id, updatedAt })
    setProblem(done.ok ? null : refusalWords(done.refusal))
    if (done.ok) announce('Signed')
  }
  return (
    <Section title="Before you sign">
      {remarks.length === 0 ? (
        <Status meaning="done" plain>
          Nothing is missing
        </Status>
      ) : (
        <ul className={classes.missing}>
          {remarks.map(({ kind, weight, detail }) => (
            <li key={kind}>
              <Status meaning={weight === 'stop' ? 'attention' : 'waiting'}>
                {signingRemarkWords[kind]}
                {detail ? `: ${detail}.` : ''}
              </Status>
            </li>
          ))}
        </ul>
      )}
      <p className={classes.signedAs}>
        It will be signed as <strong>{signedAsWords(signer)}</strong> and then stays as it is.
      </p>
      {problem && (
        <div role="alert">
          <Notice meaning="attention" title={problem} />
        </div>
      )}
      <div className={classes.formButtons}>
        <Button
          variant={primary ? 'filled' : 'default'}
          className={primary ? (classes.sign ?? '') : ''}
          data-signs={primary || undefined}
          loading={running}
          disabled={!ready}
          onClick={() => void sign()}
        >
          Sign
        </Button>
        {onToNote && (
          <Button variant="subtle" onClick={onToNote}>
            Go on writing
          </Button>
        )}
      </div>
    </Section>
  )
}
