import { Button } from '@mantine/core'
import { useState } from 'react'
import { type SignRefusal, signNote } from '#renderer/data/commands/sign-note'
import { babyFactsOf } from '#renderer/data/queries/infant-sessions'
import { practiceEntry } from '#renderer/data/queries/practice'
import type { VisitSheet } from '#renderer/data/queries/visit-sheet'
import { useSession } from '#renderer/data/session'
import { useCommand } from '#renderer/data/use-command'
import { useLive } from '#renderer/data/use-live'
import { usePracticeClock } from '#renderer/data/use-practice-clock'
import { Section } from '#renderer/ui/page/section'
import { Notice } from '#renderer/ui/show/notice'
import { Status } from '#renderer/ui/show/status'
import { announce } from '#renderer/ui/tell/announce'
import {
  type BabyAround,
  licenceRemarks,
  mayBeSigned,
  readyToSign,
  type SigningRemark,
  signedAsWords,
} from '#shared/domain/notes/ready-to-sign'
import { type LicenceAtSigning, licenceAtSigning } from '#shared/domain/practice/papers'
import type { StageId } from '#shared/domain/visit/stages'
import type { Note } from '#shared/schema/note'
import type { Staff } from '#shared/schema/staff'
import { AskCosign } from './ask-cosign'
import { signingRemarkWords } from './note-words'
import { RecordFindings, RemarkWay } from './record-findings'
import signClasses from './sign.module.css'
import { useRecordCheck } from './use-record-check'
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
  /** Leads to where something is mended; an addendum is mended where it stands. */
  readonly onToStage?: (stage: StageId) => void
  /** Saves what is still being typed; answers with the instant of that state. */
  readonly beforeSigning?: () => Promise<string | null>
}

/** What is missing, as whom it will be signed, and the signature itself. */
export function SigningCheck(props: SigningCheckProps) {
  const { staffId } = useSession()
  const signer = props.sheet.staff.get(staffId)
  return signer ? <Check {...props} signer={signer} /> : null
}

function Check(props: SigningCheckProps & { readonly signer: Staff }) {
  const { note, sheet, primary, onToStage, beforeSigning, signer } = props
  const { run, running } = useCommand(signNote)
  const [problem, setProblem] = useState<string | null>(null)
  const [askCosign, setAskCosign] = useState<{ readonly of: string } | null>(null)
  const licence = useLicenceAtSigning(signer)
  const remarks = [
    ...readyToSign(note, sheet.visit, signer, babyAround(sheet, note)),
    ...licenceRemarks(licence),
  ]
  const findings = useRecordCheck(note, sheet, signer)
  const ready = mayBeSigned(remarks)
  const count = remarks.length + (findings?.length ?? 0)
  const sign = async (whole: HTMLElement | null) => {
    const updatedAt = beforeSigning ? await beforeSigning() : note.updatedAt
    if (updatedAt === null) return setProblem('The newest words are not saved yet. Try again.')
    const done = await run({ noteId: note.id, updatedAt, askCosign })
    setProblem(done.ok ? null : refusalWords(done.refusal))
    if (!done.ok) return
    announce('Signed')
    // The button goes with the draft: reading and Tab go on at the signed note.
    whole?.focus({ preventScroll: true })
  }
  return (
    <Section title="Before you sign">
      {count === 0 && findings !== null && (
        <Status meaning="done" plain>
          Nothing is missing
        </Status>
      )}
      <Remarks remarks={remarks} onToStage={onToStage} />
      {findings && onToStage && (
        <RecordFindings findings={findings} visitId={sheet.visit.id} onToStage={onToStage} />
      )}
      {count > 0 && (
        <p className={signClasses.standing}>{standingWords(ready, count, onToStage)}</p>
      )}
      <AskCosign signer={signer} staff={sheet.staff} asked={askCosign} onAsk={setAskCosign} />
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
          onClick={(event) => void sign(event.currentTarget.closest('article'))}
        >
          Sign
        </Button>
        {onToStage && (
          <Button variant="subtle" onClick={() => onToStage('note')}>
            Go on writing
          </Button>
        )}
      </div>
    </Section>
  )
}

/** By the practice's own day and decision. */
function useLicenceAtSigning(signer: Staff): LicenceAtSigning {
  const clock = usePracticeClock()
  const practice = useLive(practiceEntry)
  if (!clock || practice.status !== 'ready') return { kind: 'fine' }
  return licenceAtSigning(signer, practice.value?.practice ?? null, clock.today)
}

function babyAround(sheet: VisitSheet, note: Note): BabyAround | null {
  const baby = babyFactsOf(sheet, note.clientId)
  if (!baby) return null
  const ownSession = sheet.service?.service?.serviceKind === 'infant'
  return { ageDays: baby.ageDays, ownSession }
}

function standingWords(
  ready: boolean,
  count: number,
  onToStage: SigningCheckProps['onToStage'],
): string {
  if (!ready) return 'What is marked as needed keeps it from being signed.'
  if (!onToStage) return ''
  return count === 1
    ? 'You can sign all the same; it stays missing from the record.'
    : `You can sign all the same; these ${count} stay missing from the record.`
}

interface RemarksProps {
  readonly remarks: readonly SigningRemark[]
  readonly onToStage: SigningCheckProps['onToStage']
}

/** Of the note itself; what keeps it from being signed comes first. */
function Remarks({ remarks, onToStage }: RemarksProps) {
  if (remarks.length === 0) return null
  const inOrder = remarks.toSorted((a, b) => rank(a) - rank(b))
  return (
    <ul className={signClasses.findings} aria-label="The note">
      {inOrder.map(({ kind, weight, detail }) => (
        <li key={kind}>
          <Status meaning={weight === 'stop' ? 'attention' : 'waiting'} plain>
            {weight === 'stop' ? 'Needed: ' : ''}
            {signingRemarkWords[kind]}
            {detail ? `: ${detail}.` : ''}
          </Status>
          {onToStage && <RemarkWay kind={kind} onToStage={onToStage} />}
        </li>
      ))}
    </ul>
  )
}

const rank = ({ weight }: SigningRemark): number => (weight === 'stop' ? 0 : 1)
