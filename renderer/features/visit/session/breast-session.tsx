import { Button } from '@mantine/core'
import { IconCheck, IconPlayerSkipForward } from '@tabler/icons-react'
import { useEffect, useMemo, useState } from 'react'
import { lastBreastSession, sessionFacts } from '#renderer/data/queries/breast-sessions'
import type { VisitSheet } from '#renderer/data/queries/visit-sheet'
import { useSession } from '#renderer/data/session'
import { useLive } from '#renderer/data/use-live'
import { useShortcut } from '#renderer/ui/commands/use-shortcut'
import { Notice } from '#renderer/ui/show/notice'
import { ErrorState } from '#renderer/ui/tell/error-state'
import { SavedMark } from '#renderer/ui/tell/saved-mark'
import { breastBoundByNote } from '#shared/domain/clinical/body/bound-by-note'
import { protocolWords } from '#shared/domain/clinical/breast/protocol'
import {
  breastStages,
  isStageWritten,
  skippedReason,
  stageCount,
} from '#shared/domain/clinical/breast/session-standing'
import { isSessionStopped } from '#shared/domain/clinical/breast/technique-rules'
import { breastStageWords } from '#shared/domain/clinical/breast/words'
import { foundAtBreast } from '#shared/domain/notes/found-in-session'
import type { BreastStage, BreastSession as Session } from '#shared/schema/breast-session'
import type { Note } from '#shared/schema/note'
import { FoundNotice } from '../found-notice'
import { AftercareStage } from './aftercare-stage'
import { AssessmentStage } from './assessment-stage'
import { BreastText } from './breast-text'
import { ConsentStrip } from './consent-strip'
import { Words } from './inputs'
import { MilkStage } from './milk-stage'
import classes from './session.module.css'
import { TechniquesStage } from './techniques-stage'
import { type BreastDraft, useBreastDraft } from './use-breast-draft'
import { WarmUpStage } from './warm-up-stage'

interface BreastSessionProps {
  readonly sheet: VisitSheet
  readonly onToDoor: (clientId: string) => void
  readonly note: Note | null
  readonly noteId: string
}

/** The session at the breast in its five stages: any order, each can be left out with a reason. */
export function BreastSession({ sheet, note, noteId, onToDoor }: BreastSessionProps) {
  const { staffId } = useSession()
  const { visit } = sheet
  const facts = useLive(sessionFacts, visit.id)
  const last = useLive(lastBreastSession, visit.clientId, visit.id)
  const { body, scar } = note?.content ?? {}
  const bound = useMemo(
    () =>
      facts.value && {
        ...facts.value,
        body: breastBoundByNote(facts.value.body, { body, scar }),
      },
    [facts.value, body, scar],
  )
  const final = note !== null && (note.state === 'signed' || note.authorId !== staffId)
  if (final) {
    return note.content.breast ? (
      <BreastText session={note.content.breast} timeZone={visit.timeZone} />
    ) : null
  }
  if (facts.status === 'failed') {
    return <ErrorState title="The session could not be opened" safe="Nothing was changed." />
  }
  if (!facts.value || !bound) return null
  return (
    <Writing
      key={noteId}
      sheet={sheet}
      onToDoor={onToDoor}
      note={note}
      noteId={noteId}
      facts={bound}
      last={last.value ?? null}
    />
  )
}

interface WritingProps extends BreastSessionProps {
  readonly facts: Parameters<typeof useBreastDraft>[2]
  readonly last: Session | null
}

function Writing({ sheet, note, noteId, facts, last, onToDoor }: WritingProps) {
  const { visit } = sheet
  const { timeZone } = visit
  const target = { noteId, visitId: visit.id, clientId: visit.clientId }
  const draft = useBreastDraft(target, note, facts)
  const { session } = draft
  const stopped = facts.body.saidStop === true || isSessionStopped(session)
  const [stage, setStage] = useState<BreastStage>('assessment')
  const [siteId, setSiteId] = useState('')
  const step = (by: number) => {
    const at = (breastStages.indexOf(stage) + by + breastStages.length) % breastStages.length
    setStage(breastStages[at] ?? 'assessment')
  }
  useShortcut(']', 'Next part of the session', () => step(1))
  useShortcut('[', 'Part of the session before', () => step(-1))
  const shared = { draft, timeZone, siteId, onSite: setSiteId }
  return (
    <section className={classes.session} aria-label="Breast session">
      <div className={classes.head}>
        <h2 className={classes.title}>Breast session</h2>
        <span className={classes.quiet}>{protocolWords(session.protocol)}</span>
        <SavedMark state={draft.state} onRetry={() => void draft.save()} />
      </div>
      {draft.problem && (
        <div role="alert">
          <Notice meaning="attention" title="The newest entries are not saved">
            {draft.problem}
          </Notice>
        </div>
      )}
      {stopped && (
        <Notice meaning="stop" title="She stopped the session">
          {isSessionStopped(session)
            ? ''
            : 'She said so in another part of this visit, or took her consent back. '}
          No more hands and no more warmth today. Milk removal, aftercare and the note stay open.
        </Notice>
      )}
      <FoundNotice
        sheet={sheet}
        clientId={visit.clientId}
        findings={foundAtBreast(session)}
        onToDoor={onToDoor}
      />
      <Stepper session={session} stage={stage} onStage={setStage} />
      <div className={classes.part}>
        {stage === 'assessment' && <AssessmentStage {...shared} />}
        {stage === 'warmUp' && (
          <WarmUpStage
            draft={draft}
            timeZone={timeZone}
            last={last?.warmUps.find(({ method }) => method !== 'none')?.method ?? null}
          />
        )}
        {stage === 'techniques' && <TechniquesStage {...shared} last={last} />}
        {stage === 'milk' && <MilkStage draft={draft} timeZone={timeZone} />}
        {stage === 'aftercare' && <AftercareStage draft={draft} />}
        <Skip key={stage} draft={draft} stage={stage} />
      </div>
      {draft.refusal && (
        <div role="alert">
          <Notice meaning="attention" title="This was not written down">
            {draft.refusal}
          </Notice>
        </div>
      )}
      <ConsentStrip
        session={session}
        change={draft.change}
        stopped={stopped}
        stage={stage}
        siteId={siteId}
        timeZone={timeZone}
      />
    </section>
  )
}

interface StepperProps {
  readonly session: Session
  readonly stage: BreastStage
  readonly onStage: (stage: BreastStage) => void
}

function Stepper({ session, stage, onStage }: StepperProps) {
  return (
    <nav aria-label="Parts of the session">
      <ol className={classes.steps}>
        {breastStages.map((one) => {
          const written = isStageWritten(session, one)
          const skipped = !written && skippedReason(session, one) !== null
          const count = stageCount(session, one)
          return (
            <li key={one}>
              <button
                type="button"
                className={classes.step}
                aria-current={one === stage ? 'step' : undefined}
                onClick={() => onStage(one)}
              >
                {written && <IconCheck size={18} aria-hidden />}
                {skipped && <IconPlayerSkipForward size={18} aria-hidden />}
                {breastStageWords[one]}
                {count > 0 && <span className={classes.stepNote}>{count}</span>}
                {skipped && <span className={classes.stepNote}>left out</span>}
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

/** Not every session has every part: why it was left out belongs to the record. */
function Skip({ draft, stage }: { readonly draft: BreastDraft; readonly stage: BreastStage }) {
  const { now } = useSession()
  const { session, change } = draft
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const known = skippedReason(session, stage)
  const written = isStageWritten(session, stage)
  useEffect(() => {
    if (written) setOpen(false)
  }, [written])
  const name = breastStageWords[stage].toLowerCase()
  if (known !== null) {
    return (
      <div className={classes.line}>
        <span>
          {written ? 'Was left out at first' : 'Left out'}: {known}
        </span>
        <Button variant="subtle" onClick={() => change({ kind: 'unskip', stage })}>
          Take that back
        </Button>
      </div>
    )
  }
  if (written) return null
  if (!open) {
    return (
      <div>
        <Button variant="subtle" onClick={() => setOpen(true)}>
          Leave out {name}
        </Button>
      </div>
    )
  }
  return (
    <form
      className={classes.line}
      aria-label={`Leave out ${name}`}
      onSubmit={(event) => {
        event.preventDefault()
        if (change({ kind: 'skip', stage, reason, at: now() })) setOpen(false)
      }}
    >
      <span className={classes.grow}>
        <Words label="Why it is left out" value={reason} maxLength={300} onChange={setReason} />
      </span>
      <Button type="submit" variant="default">
        Leave out
      </Button>
    </form>
  )
}
