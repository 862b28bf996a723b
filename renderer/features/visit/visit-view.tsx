import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import { paths } from '#renderer/app/paths'
import type { VisitSheet } from '#renderer/data/queries/visit-sheet'
import { useRecordPlace } from '#renderer/data/sync/use-record-place'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { addressLine, perinatalOn } from '#renderer/data/visit-facts'
import { useShortcut } from '#renderer/ui/commands/use-shortcut'
import { LinkButton } from '#renderer/ui/page/link-button'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { GateCode } from '#renderer/ui/show/gate-code'
import { Notice } from '#renderer/ui/show/notice'
import { PersonName } from '#renderer/ui/show/person-name'
import { PlaceMark } from '#renderer/ui/show/place-mark'
import { StageRail } from '#renderer/ui/show/stage-rail'
import { Status } from '#renderer/ui/show/status'
import { nearDayWords, timeRangeWords } from '#shared/domain/schedule/time-words'
import { visitStateWords } from '#shared/domain/schedule/visit-state-words'
import { isStopped } from '#shared/domain/supplies/allergy-check'
import { dayOf } from '#shared/domain/time/calendar-day'
import { isLogged, nextStep } from '#shared/domain/visit/next-step'
import { seriesPlace } from '#shared/domain/visit/series-place'
import { presentStage, type StageId, stageStandings } from '#shared/domain/visit/stages'
import { AllergyNotice } from './allergy-notice'
import { focusDoorGate } from './door-gate'
import { DoorStage } from './door-stage'
import { DriveToLog } from './drive-to-log'
import { standingOf } from './gate-of-visit'
import { NoteStage } from './note-stage'
import { PaymentOfVisit } from './payment-of-visit'
import { PrepareStage } from './prepare-stage'
import { SessionStage } from './session-stage'
import { SignStage } from './sign-stage'
import { useNoteIds } from './use-note-ids'
import { useTimelineChanges } from './use-timeline-changes'
import classes from './visit.module.css'
import { peopleWithNotes, remarksByLine } from './visit-people'

const stageLabels: Record<StageId, string> = {
  prepare: 'Prepare',
  door: 'At the door',
  session: 'Session',
  note: 'Note',
  sign: 'Sign',
}

interface VisitViewProps {
  readonly sheet: VisitSheet
  readonly clock: PracticeClock
  readonly onBack: () => void
}

/** The stages down the left with the one next step; the chosen stage beside them. */
export function VisitView({ sheet, clock, onBack }: VisitViewProps) {
  const { visit, notes } = sheet
  // Null follows the visit: a step taken leads on by itself.
  const [chosen, setChosen] = useState<StageId | null>(null)
  const [writing, setWriting] = useState(0)
  const [asking, setAsking] = useState(0)
  const [atDoor, setAtDoor] = useState('')
  const part = useRef<HTMLElement>(null)
  const remarks = useMemo(() => remarksByLine(sheet), [sheet])
  const people = useMemo(() => peopleWithNotes(sheet), [sheet])
  const changes = useTimelineChanges(visit)
  const noteIds = useNoteIds()
  const place = useRecordPlace([['visits', visit.id]])
  const stopped = [...remarks.values()].some(isStopped)
  const stage = chosen ?? presentStage(visit, notes)
  const gate = standingOf(sheet)
  const ofBabies = sheet.service?.service?.serviceKind === 'infant'
  const step = nextStep(visit, notes, gate, ofBabies)
  const signed = notes.length > 0 && notes.every((note) => note.state === 'signed')
  const labelOf = (id: StageId) => (id === 'sign' && signed ? 'Signed' : stageLabels[id])
  const stages = stageStandings(visit, notes, stopped, gate).map((standing) => ({
    ...standing,
    label: labelOf(standing.id),
  }))

  const takeStep = async () => {
    if (isLogged(step)) {
      // Leads on, unless another stage was chosen meanwhile.
      if (await changes.logNow(step.kind)) setChosen((now) => (now === chosen ? null : now))
    } else if (step.kind === 'ask' || step.kind === 'call') {
      setChosen('door')
      setAsking((times) => times + 1)
    } else if (step.kind === 'write') {
      setChosen('note')
      setWriting((times) => times + 1)
    } else if (step.kind === 'sign') {
      const sign = part.current?.querySelector<HTMLElement>('[data-signs]')
      if (sign) return sign.focus()
      setChosen('sign')
      // The button that was pressed goes away: reading starts at the note.
      part.current?.focus({ preventScroll: true })
    }
  }
  const toDoorOf = (clientId: string) => {
    setAtDoor(clientId)
    setChosen('door')
    setAsking((times) => times + 1)
  }
  // The step before was longer: the next one is not begun in its middle.
  const shown = useRef(stage)
  useEffect(() => {
    if (shown.current === stage) return
    shown.current = stage
    if ((part.current?.getBoundingClientRect().top ?? 0) < 0) part.current?.scrollIntoView()
  }, [stage])
  // The first question without an answer, or whom to call: under the button that was pressed.
  useEffect(() => {
    if (asking > 0) focusDoorGate(part.current)
  }, [asking])
  useShortcut('mod+enter', 'Take the next step', () => void takeStep())
  useShortcut('1', 'Prepare', () => setChosen('prepare'))
  useShortcut('2', 'At the door', () => setChosen('door'))
  useShortcut('3', 'Session', () => setChosen('session'))
  useShortcut('4', 'Note', () => setChosen('note'))
  useShortcut('5', 'Sign', () => setChosen('sign'))

  const waitsForSigning = step.kind === 'sign' && stage === 'sign'
  return (
    <PageFrame
      title="Visit"
      titleNode={
        <Link to={paths.client} params={{ clientId: visit.clientId }} className={classes.nameLink}>
          <PersonName name={people[0]?.name ?? ''} wrap />
        </Link>
      }
      status={
        <>
          <VisitStatus sheet={sheet} signed={signed} />
          <PlaceMark place={place} />
        </>
      }
      lead={<Lead sheet={sheet} clock={clock} />}
      back={{ label: 'Today', onBack }}
    >
      <AllergyNotice sheet={sheet} />
      <DriveToLog visit={visit} clock={clock} />
      <div className={classes.sides}>
        <div className={classes.left}>
          {step.kind !== 'closed' && step.kind !== 'done' && !waitsForSigning && (
            <Button
              className={classes.next ?? ''}
              fullWidth
              loading={changes.running}
              // The second half of a double click would fall on the step after this one.
              onClick={(event) => event.detail < 2 && void takeStep()}
              aria-keyshortcuts="Control+Enter"
            >
              {step.label}
            </Button>
          )}
          {step.kind === 'done' && (
            <LinkButton
              to={paths.newSummary}
              search={{ clientId: visit.clientId, visitId: visit.id }}
              variant="default"
              fullWidth
            >
              Write a summary
            </LinkButton>
          )}
          <PaymentOfVisit visit={visit} primary={step.kind === 'done'} />
          <StageRail
            label="Stages of this visit"
            stages={stages}
            chosen={stage}
            onChoose={setChosen}
          />
        </div>
        <section
          ref={part}
          className={classes.stage}
          aria-label={`Stage: ${labelOf(stage)}`}
          tabIndex={-1}
        >
          {changes.problem && (
            <div role="alert" className={classes.problem}>
              <Notice meaning="attention" title={changes.problem}>
                Nothing was changed.
              </Notice>
            </div>
          )}
          {stage === 'prepare' && <PrepareStage sheet={sheet} remarks={remarks} />}
          {stage === 'door' && <DoorStage sheet={sheet} remarks={remarks} atDoor={atDoor} />}
          {stage === 'session' && (
            <SessionStage {...{ sheet, remarks, changes, clock, noteIds }} onToDoor={toDoorOf} />
          )}
          {stage === 'note' && (
            <NoteStage
              sheet={sheet}
              people={people}
              noteIds={noteIds}
              wantsFocus={writing}
              onToSign={() => setChosen('sign')}
            />
          )}
          {stage === 'sign' && <SignStage sheet={sheet} people={people} onToStage={setChosen} />}
        </section>
      </div>
    </PageFrame>
  )
}

function VisitStatus({ sheet, signed }: { readonly sheet: VisitSheet; readonly signed: boolean }) {
  const { state } = sheet.visit
  if (state === 'planned') return null
  if (state === 'finished' && signed) return <Status meaning="done">Finished and signed</Status>
  return <Status meaning={visitStateWords[state].meaning}>{visitStateWords[state].word}</Status>
}

function Lead({ sheet, clock }: { readonly sheet: VisitSheet; readonly clock: PracticeClock }) {
  const { visit, household, service } = sheet
  const day = dayOf(visit.startAt, visit.timeZone)
  const chart = household?.charts.get(visit.clientId)
  const perinatal = perinatalOn(chart, day)
  const when = nearDayWords(day, clock.today)
  const address = addressLine(household?.parent)
  const access = household?.parent.home?.access
  const place = visit.series ? seriesPlace(visit.series) : null
  return (
    <div className={classes.lead}>
      <p className={classes.leadLine}>
        {perinatal && <strong className={classes.perinatal}>{perinatal}</strong>}
        <span>{service?.name ?? 'Service no longer offered'}</span>
        {place && <span>{`Visit ${place.number} of ${place.of} in the series`}</span>}
        <span>
          {when.charAt(0).toUpperCase() + when.slice(1)},{' '}
          {timeRangeWords(visit.startAt, visit.endAt, visit.timeZone)}
        </span>
      </p>
      <p className={classes.leadLine}>
        <span>{address || 'No address yet'}</span>
        {access?.gateCode && (
          <span>
            Gate code{' '}
            <strong className={classes.code}>
              <GateCode code={access.gateCode} />
            </strong>
          </span>
        )}
        {access?.quietEntry && <strong>Quiet entry: do not ring</strong>}
      </p>
      {(visit.state === 'cancelled' || visit.state === 'noShow') && visit.stateReason && (
        <p>{visit.stateReason}</p>
      )}
    </div>
  )
}
