import { Button } from '@mantine/core'
import { useState } from 'react'
import type { VisitSheet } from '#renderer/data/queries/visit-sheet'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { Section } from '#renderer/ui/page/section'
import { Figure } from '#renderer/ui/show/figure'
import { Notice } from '#renderer/ui/show/notice'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import { Timeline } from '#renderer/ui/show/timeline'
import { minutesWords, timeWords } from '#shared/domain/schedule/time-words'
import { dayOf } from '#shared/domain/time/calendar-day'
import { handsOn } from '#shared/domain/visit/hands-on'
import { inOrder, isPaused } from '#shared/domain/visit/timeline'
import { timelineWords } from '#shared/domain/visit/timeline-words'
import type { ServiceKind } from '#shared/schema/catalog-entry'
import type { TimelineEvent } from '#shared/schema/visit'
import { BodyParts, isBodyKind } from './body/body-parts'
import type { Remarks } from './checklist'
import { GateBanners } from './gate-banner'
import { peopleAtDoor } from './gate-of-visit'
import { HeatLog } from './heat-log'
import { GroupSession } from './infant/group-session'
import { InfantSessions } from './infant/infant-sessions'
import { PhaseSection } from './prepare-stage'
import { ScreensEntry } from './screens-entry'
import { BreastSession } from './session/breast-session'
import { SuppliesUsed } from './supplies-used'
import { TimeForm } from './time-form'
import { type NoteIds, noteOf } from './use-note-ids'
import type { TimelineChanges } from './use-timeline-changes'
import classes from './visit.module.css'
import { groupPeople } from './visit-people'

interface SessionStageProps {
  readonly sheet: VisitSheet
  readonly remarks: Remarks
  readonly changes: TimelineChanges
  readonly clock: PracticeClock
  readonly noteIds: NoteIds
  /** What was found in the session and is called about is written down there. */
  readonly onToDoor: (clientId: string) => void
}

type PartProps = Omit<SessionStageProps, 'noteIds' | 'onToDoor'>

/** The time with hands on, and what happened when; every time can be put right afterwards. */
export function SessionStage(props: SessionStageProps) {
  const { sheet, remarks, changes, clock, noteIds, onToDoor } = props
  const { visit, notes } = sheet
  const note = noteOf(notes, visit.clientId)
  const kind = sheet.service?.service?.serviceKind ?? note?.content.serviceKind
  const isBreast = kind === 'breast'
  // Nothing warm is laid on a baby (7.3), and nobody's hands are on the parent.
  const ofBabies = kind === 'infant' || kind === 'group'
  const closed = visit.state === 'cancelled' || visit.state === 'noShow'
  return (
    <>
      {!closed && <TakenBack sheet={sheet} />}
      {!closed && <GateBanners people={peopleAtDoor(sheet)} />}
      <HandsOnTime {...{ sheet, remarks, changes, clock }} />
      {isBodyKind(kind) && !closed && (
        <BodyParts
          sheet={sheet}
          kind={kind}
          note={note ?? null}
          noteId={noteIds.of(note, visit.clientId)}
          onToDoor={onToDoor}
        />
      )}
      {isBreast && !closed && (
        <BreastSession
          sheet={sheet}
          note={note ?? null}
          noteId={noteIds.of(note, visit.clientId)}
          onToDoor={onToDoor}
        />
      )}
      {kind === 'group' && !closed && <GroupSession {...{ sheet, noteIds, onToDoor }} />}
      {!closed && <Coaching {...{ sheet, noteIds, kind, onToDoor }} />}
      <Section title="What happened">
        {visit.timeline.length === 0 ? (
          <p className={classes.quiet}>
            Nothing yet. Each step is written down with one tap, and its time can be changed later.
          </p>
        ) : (
          <Events {...{ sheet, remarks, changes, clock }} />
        )}
        {!closed && <Forgotten {...{ sheet, remarks, changes, clock }} />}
      </Section>
      {!closed && !isBreast && !ofBabies && <HeatLog visit={visit} />}
      <ScreensEntry visit={visit} parents={groupPeople(sheet)} />
      <PhaseSection {...{ sheet, remarks }} phase="leave" title="Before you leave" />
      <SuppliesUsed sheet={sheet} />
    </>
  )
}

/**
 * A consent that was taken back while the session went on: said where the hands are, and in a group of which family.
 * Once the session is over it says what happened, and calls for nothing.
 */
function TakenBack({ sheet }: { readonly sheet: VisitSheet }) {
  const { visit, takenBack } = sheet
  const families = groupPeople(sheet).filter(({ id }) => takenBack.has(id))
  if (families.length === 0) return null
  const inGroup = (visit.groupClientIds ?? []).length > 0
  const kind = sheet.service?.service?.serviceKind
  const ofBabies = kind === 'infant' || kind === 'group'
  const isOver = visit.state === 'finished'
  return (
    <div role="status" className={classes.takenBack}>
      {families.map((person) => (
        <Notice
          key={person.id}
          meaning={isOver ? 'attention' : 'stop'}
          title={
            <>
              {inGroup && (
                <>
                  <PersonName name={person.calledName} strong />
                  {': '}
                </>
              )}
              {isOver
                ? `Consent was taken back${whenTakenBack(takenBack.get(person.id), visit)}`
                : 'Consent was taken back: no hands from now on'}
            </>
          }
        >
          {isOver ? (
            <p>What was done before stays in the note.</p>
          ) : (
            <p>
              What was done before stays in the note, and the note can be finished and signed. If
              she wants to go on, she signs anew{inGroup ? '' : ' at the door'}.
              {inGroup && ' The other families go on.'}
              {ofBabies && ' On the doll everything can be shown, and what is said can be noted.'}
            </p>
          )}
        </Notice>
      ))}
    </div>
  )
}

const whenTakenBack = (at: string | undefined, { startAt, timeZone }: VisitSheet['visit']) =>
  at && dayOf(at, timeZone) === dayOf(startAt, timeZone)
    ? ` at ${timeWords(at, timeZone)}`
    : ' before this visit'

interface CoachingProps extends Pick<SessionStageProps, 'sheet' | 'noteIds' | 'onToDoor'> {
  readonly kind: ServiceKind | undefined
}

/** In an infant session it is the session; with a baby beside a parent's session it is offered. */
function Coaching({ sheet, noteIds, kind, onToDoor }: CoachingProps) {
  const { visit, notes } = sheet
  const [open, setOpen] = useState(notes.some(({ content }) => content.infant !== undefined))
  if (kind === 'infant') return <InfantSessions {...{ sheet, noteIds, onToDoor }} hasKeys />
  if (visit.infantIds.length === 0) return null
  return (
    <details
      className={classes.parts}
      open={open}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>Infant massage, shown to the caregiver</summary>
      {open && <InfantSessions {...{ sheet, noteIds, onToDoor }} />}
    </details>
  )
}

function HandsOnTime({ sheet, changes, clock }: PartProps) {
  const { visit } = sheet
  const time = handsOn(visit.timeline, clock.now)
  const paused = visit.state === 'inSession' && isPaused(visit.timeline)
  const left = visit.timeline.some(({ kind }) => kind === 'left')
  const pauses = time.pausedMs >= 60_000 ? `Pauses: ${minutesWords(time.pausedMs / 60_000)}` : ''
  return (
    <div className={classes.handsOn}>
      <Figure
        label="Hands on"
        value={Math.floor(time.handsOnMs / 60_000)}
        unit="min"
        note={pauses || undefined}
      />
      {paused && <Status meaning="waiting">Paused</Status>}
      <div className={classes.taps}>
        {visit.state === 'inSession' && !paused && (
          <Button variant="default" onClick={() => void changes.logNow('paused')}>
            Pause
          </Button>
        )}
        {paused && (
          <Button variant="default" onClick={() => void changes.logNow('finished')}>
            Finish
          </Button>
        )}
        {visit.state === 'finished' && !left && (
          <Button variant="default" onClick={() => void changes.logNow('left')}>
            Leave the home
          </Button>
        )}
      </div>
    </div>
  )
}

function Events({ sheet, changes, clock }: PartProps) {
  const { visit } = sheet
  const [editing, setEditing] = useState<string | null>(null)
  const closed = visit.state === 'cancelled' || visit.state === 'noShow'
  const day = dayOf(visit.startAt, visit.timeZone)
  const item = (event: TimelineEvent) => {
    const words = timelineWords[event.kind]
    const time = timeWords(event.at, visit.timeZone)
    return {
      id: event.id,
      time,
      title: words,
      detail:
        editing === event.id ? (
          <TimeForm
            label={`Time: ${words}`}
            at={event.at}
            timeZone={visit.timeZone}
            today={clock.today}
            onSave={(at) => changes.move(event.id, at)}
            onClose={() => setEditing(null)}
          />
        ) : (
          whenNoted(event, day, visit.timeZone)
        ),
      trailing: editing !== event.id && !closed && (
        <span className={classes.eventActions}>
          <Button
            variant="subtle"
            size="compact-md"
            aria-label={`Change the time: ${words}, ${time}`}
            onClick={() => setEditing(event.id)}
          >
            Change
          </Button>
          <Button
            variant="subtle"
            size="compact-md"
            aria-label={`Take out: ${words}, ${time}`}
            onClick={() => void changes.remove(event.id)}
          >
            Take out
          </Button>
        </span>
      ),
    }
  }
  return <Timeline label="What happened" items={inOrder(visit.timeline).map(item)} />
}

/** Said only when it matters: another day, or noted long after it happened. */
function whenNoted(event: TimelineEvent, day: string, timeZone: string): string | undefined {
  const at = dayOf(event.at, timeZone)
  const late = Date.parse(event.recordedAt) - Date.parse(event.at) > 5 * 60_000
  const parts = [
    at === day ? '' : at,
    late
      ? `noted ${dayOf(event.recordedAt, timeZone) === at ? '' : `${dayOf(event.recordedAt, timeZone)}, `}${timeWords(event.recordedAt, timeZone)}`
      : '',
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(', ') : undefined
}

function Forgotten({ sheet, changes, clock }: PartProps) {
  const { visit } = sheet
  const [open, setOpen] = useState(false)
  if (!open) {
    return (
      <Button variant="subtle" onClick={() => setOpen(true)}>
        Add a time you forgot
      </Button>
    )
  }
  const last = inOrder(visit.timeline).at(-1)?.at
  const at = last ?? (visit.startAt < clock.now ? visit.startAt : clock.now)
  return (
    <TimeForm
      label="When"
      asksKind
      at={at}
      timeZone={visit.timeZone}
      today={clock.today}
      onSave={(when, kind) => (kind ? changes.logAt(kind, when) : Promise.resolve(null))}
      onClose={() => setOpen(false)}
    />
  )
}
