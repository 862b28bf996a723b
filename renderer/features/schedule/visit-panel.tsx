import { Button, CloseButton } from '@mantine/core'
import { useId, useState } from 'react'
import { paths } from '#renderer/app/paths'
import type { DayBook } from '#renderer/data/queries/day-book'
import { useSession } from '#renderer/data/session'
import { useHeld } from '#renderer/data/use-held'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { visitFacts } from '#renderer/data/visit-facts'
import { LinkButton } from '#renderer/ui/page/link-button'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import { canBeCalledOff, canBeRemoved } from '#shared/domain/schedule/call-off-visit'
import { isCalledOff } from '#shared/domain/schedule/occupied-time'
import { canBeMoved } from '#shared/domain/schedule/plan-visit'
import { seriesWords } from '#shared/domain/schedule/series'
import { nearDayWords, timeRangeWords, weekdayName } from '#shared/domain/schedule/time-words'
import { visitStateWords } from '#shared/domain/schedule/visit-state-words'
import { fitWindows, windowRemarkWords } from '#shared/domain/schedule/window-fit'
import { isCovered } from '#shared/domain/spaces/cover'
import type { Visit } from '#shared/schema/visit'
import classes from './board.module.css'
import { CallOffForm } from './call-off-form'
import { layOutDay } from './lane-layout'
import { dayOfVisit } from './schedule-state'
import type { VisitChanges } from './use-visit-changes'
import { WaitingOffer } from './waiting-offer'

interface VisitPanelProps {
  readonly visit: Visit
  readonly book: DayBook
  readonly clock: PracticeClock
  readonly changes: VisitChanges
  /** `moving` answers with the day the visit then stands on. */
  readonly onMove: (moving: Promise<string | null>) => void
  readonly onClose: () => void
}

/** The chosen visit beside its day: what it is, and what can be done about its time. */
export function VisitPanel(props: VisitPanelProps) {
  const { visit, book, clock, changes } = props
  const headingId = useId()
  const [calling, setCalling] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const facts = visitFacts(visit, book, clock.timeZone)
  const holds = useHeld()
  const { staffId } = useSession()
  const mayRemove = holds('notes', visit.space) || visit.createdBy === staffId
  return (
    <aside className={classes.panel} aria-labelledby={headingId}>
      <div className={classes.panelHead}>
        <h2 id={headingId} className={classes.name}>
          <PersonName name={facts.name} wrap />
        </h2>
        <CloseButton aria-label="Close" onClick={props.onClose} />
      </div>
      <div className={classes.about}>
        {facts.perinatal && <p className={classes.quiet}>{facts.perinatal}</p>}
        <p className={classes.when}>
          {capital(nearDayWords(dayOfVisit(visit, clock), clock.today))},{' '}
          {timeRangeWords(visit.startAt, visit.endAt, clock.timeZone)}
        </p>
        <p className={classes.quiet}>
          {facts.serviceName}
          {facts.infantNames.length > 0 && (
            <>
              {' with '}
              <PersonName name={facts.infantNames.join(', ')} wrap />
            </>
          )}
        </p>
        <PanelFacts {...props} />
      </div>
      <div className={classes.doing}>
        <div className={classes.actions}>
          <LinkButton to={paths.visit} params={{ visitId: visit.id }} variant="default">
            Open visit
          </LinkButton>
          {canBeMoved(visit) && (
            <LinkButton to={paths.book} search={{ visitId: visit.id }} variant="default">
              Change
            </LinkButton>
          )}
        </div>
        {canBeMoved(visit) && <Moves {...props} />}
        {calling ? (
          <CallOffForm visit={visit} changes={changes} onDone={() => setCalling(false)} />
        ) : (
          <div className={classes.actions}>
            {canBeCalledOff(visit) && (
              <Button variant="subtle" onClick={() => setCalling(true)}>
                Cancel visit
              </Button>
            )}
            {canBeMoved(visit) && visit.startAt > clock.now && (
              <Button variant="subtle" onClick={() => void changes.wantEarlier(visit)}>
                Would like it earlier
              </Button>
            )}
            {isCalledOff(visit) && !isCovered(visit) && (
              <Button variant="default" onClick={() => void changes.reinstate(visit)}>
                Plan it again
              </Button>
            )}
            {canBeRemoved(visit) && mayRemove && !isCovered(visit) && (
              <Button
                variant="subtle"
                onClick={async () => setProblem(await changes.remove(visit))}
              >
                Remove
              </Button>
            )}
          </div>
        )}
        {isCovered(visit) && (
          <p className={classes.quiet}>
            A colleague holds this visit. To plan it here again, an owner or a lead ends the cover
            on <em>Schedule, Cover</em>.
          </p>
        )}
        {isCalledOff(visit) && !isCovered(visit) && (
          <WaitingOffer visit={visit} book={book} clock={clock} />
        )}
        {problem && (
          <p role="alert">
            <Status meaning="attention">{problem}</Status>
          </p>
        )}
      </div>
    </aside>
  )
}

function PanelFacts({ visit, book, clock }: VisitPanelProps) {
  const facts = visitFacts(visit, book, clock.timeZone)
  const sameDay = book.visits.filter((one) => dayOfVisit(one, clock) === dayOfVisit(visit, clock))
  const overlaps = layOutDay(sameDay, book).find((one) => one.visit.id === visit.id)?.overlaps
  const fit = fitWindows(facts.home?.windows ?? [], visit, clock.timeZone)
  const { word: state, meaning } = visitStateWords[visit.state]
  const word = isCovered(visit) ? 'Covered' : state
  return (
    <div className={classes.facts}>
      {visit.state !== 'planned' && (
        <div>
          <Status meaning={meaning}>{word}</Status>
          {visit.stateReason && <p className={classes.quiet}>{visit.stateReason}</p>}
        </div>
      )}
      {overlaps && (
        <div>
          <Status meaning="attention">At the same time as another visit</Status>
        </div>
      )}
      {visit.state === 'planned' && fit.verdict === 'unsuitable' && (
        <div>
          <Status meaning="attention">Outside the times this home calls possible</Status>
        </div>
      )}
      <div className={classes.extra}>
        {fit.remarks.map((remark) => (
          <p key={remark.window.id} className={classes.quiet}>
            {windowRemarkWords(remark)}
          </p>
        ))}
        {visit.series && (
          <p className={classes.quiet}>
            {seriesWords(visit.series.rule, weekdayName)}
            {visit.series.apart && ', this one changed for itself'}
          </p>
        )}
        {visit.overruled && (
          <p className={classes.quiet}>Booked all the same: {visit.overruled.reason}</p>
        )}
        {facts.address && <p className={classes.quiet}>{facts.address}</p>}
        {visit.plan && <p className={classes.plan}>{visit.plan}</p>}
      </div>
    </div>
  )
}

function Moves({ visit, changes, onMove }: VisitPanelProps) {
  const button = { variant: 'default', size: 'sm' } as const
  return (
    <fieldset className={classes.moves}>
      <legend>Move (Alt with the arrow keys, or m to carry it)</legend>
      <Button {...button} onClick={() => onMove(changes.moveByMinutes(visit, -15))}>
        15 min earlier
      </Button>
      <Button {...button} onClick={() => onMove(changes.moveByMinutes(visit, 15))}>
        15 min later
      </Button>
      <Button {...button} onClick={() => onMove(changes.moveByDays(visit, -1))}>
        A day earlier
      </Button>
      <Button {...button} onClick={() => onMove(changes.moveByDays(visit, 1))}>
        A day later
      </Button>
    </fieldset>
  )
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
