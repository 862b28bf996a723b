import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import {
  type ChosenCalendar,
  chooseCalendarFile,
  previewCalendar,
  saveCalendarFile,
} from '#renderer/data/commands/calendar-file'
import { addTimeOff, removeTimeOff } from '#renderer/data/commands/working-time'
import { useSession } from '#renderer/data/session'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { Row, Rows } from '#renderer/ui/page/rows'
import { SegmentedTabs } from '#renderer/ui/page/segmented-tabs'
import { Status } from '#renderer/ui/show/status'
import { useUndo } from '#renderer/ui/tell/undo'
import { timeOffWords } from '#shared/domain/schedule/time-words'
import type { TimeOff } from '#shared/schema/staff'
import classes from './hours.module.css'

const refusals = {
  disk: 'The file could not be read. Nothing was changed. Copy it to this laptop and try again.',
  tooLarge: 'The file is larger than 2 MB. Nothing was changed. Export a shorter time from it.',
  notACalendar:
    'This is not a calendar file, or it is damaged. Nothing was changed. Export it once more as .ics.',
  tooManyEvents:
    'The file holds more than 5,000 entries. Nothing was changed. Export a shorter time from it.',
  tooManyStretches:
    'More than 400 entries fall into the coming year. Nothing was changed. Export fewer calendars.',
} as const

/** Visits to another calendar, and what another calendar holds against visits. */
export function CalendarFiles({ clock }: { readonly clock: PracticeClock }) {
  return (
    <div className={classes.files}>
      <SaveFile clock={clock} />
      <TakeOver clock={clock} />
    </div>
  )
}

function SaveFile({ clock }: { readonly clock: PracticeClock }) {
  const session = useSession()
  const [withNames, setWithNames] = useState(false)
  const [told, setTold] = useState<{ readonly good: boolean; readonly words: string } | null>(null)
  const save = async () => {
    const done = await saveCalendarFile(session, { withNames, timeZone: clock.timeZone })
    if (done.ok) setTold({ good: true, words: `${done.value.visits} visits saved` })
    else if (done.refusal === 'disk') {
      setTold({ good: false, words: 'The file could not be written. Choose another folder.' })
    }
  }
  return (
    <div className={classes.file}>
      <p>Your visits, from four weeks back to a year ahead, for another calendar.</p>
      <Checkbox
        label="With names and addresses"
        description="Whoever sees that calendar can read them."
        checked={withNames}
        onChange={(event) => setWithNames(event.currentTarget.checked)}
      />
      <div className={classes.foot}>
        <Button variant="default" onClick={() => void save()}>
          Save a calendar file
        </Button>
        <span role="status">
          {told && <Status meaning={told.good ? 'done' : 'attention'}>{told.words}</Status>}
        </span>
      </div>
    </div>
  )
}

function TakeOver({ clock }: { readonly clock: PracticeClock }) {
  const [chosen, setChosen] = useState<ChosenCalendar | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const choose = async () => {
    setProblem(null)
    const done = await chooseCalendarFile()
    if (done.ok) setChosen(done.value)
    else if (done.refusal !== 'cancelled') setProblem(refusals[done.refusal])
  }
  return (
    <div className={classes.file}>
      <p>Entries of another calendar hold your time, so that no visit is offered then.</p>
      {chosen ? (
        <Preview chosen={chosen} clock={clock} onDone={() => setChosen(null)} />
      ) : (
        <div className={classes.foot}>
          <Button variant="default" onClick={() => void choose()}>
            Choose a calendar file
          </Button>
        </div>
      )}
      {problem && (
        <p role="alert">
          <Status meaning="attention">{problem}</Status>
        </p>
      )}
    </div>
  )
}

interface PreviewProps {
  readonly chosen: ChosenCalendar
  readonly clock: PracticeClock
  readonly onDone: () => void
}

const shownMost = 8

/** What would be taken over; nothing is written before it is agreed to. */
function Preview({ chosen, clock, onDone }: PreviewProps) {
  const session = useSession()
  const offerUndo = useUndo()
  const [kind, setKind] = useState<TimeOff['kind']>('busy')
  const [withTitles, setWithTitles] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const { timeZone, today } = clock
  const read = previewCalendar(session, chosen, { kind, withTitles, timeZone })
  if (!read.ok) {
    return (
      <>
        <p role="alert">
          <Status meaning="attention">{refusals[read.refusal]}</Status>
        </p>
        <div className={classes.foot}>
          <Button variant="default" onClick={onDone}>
            Close
          </Button>
        </div>
      </>
    )
  }
  const { stretches, leftOut, unreadable } = read.value
  const takeOver = async () => {
    const done = await addTimeOff(session, stretches)
    if (!done.ok) {
      return setProblem(
        'There is too much time off already. Nothing was changed. Remove some first.',
      )
    }
    onDone()
    offerUndo({
      message: `${stretches.length} entries taken over`,
      undo: async () => {
        await removeTimeOff(
          session,
          stretches.map(({ id }) => id),
        )
      },
    })
  }
  return (
    <>
      <h3 className={classes.fileName}>{chosen.fileName}</h3>
      <p>
        {stretches.length} entries in the coming year.
        {leftOut > 0 && ` ${leftOut} are over, far ahead or free, and are left out.`}
        {unreadable > 0 && ` ${unreadable} could not be read and are left out.`}
      </p>
      <div className={classes.foot}>
        <SegmentedTabs
          label="They are"
          value={kind}
          onChange={setKind}
          options={[
            { value: 'busy', label: 'Busy time' },
            { value: 'off', label: 'Time off' },
          ]}
        />
        <Checkbox
          label="Keep their titles"
          checked={withTitles}
          onChange={(event) => setWithTitles(event.currentTarget.checked)}
        />
      </div>
      {stretches.length > 0 && (
        <Rows label="Entries to take over">
          {stretches.slice(0, shownMost).map((one) => (
            <Row
              key={one.sourceId}
              title={timeOffWords(one, timeZone, today)}
              detail={one.reason || (kind === 'busy' ? 'Busy' : 'Time off')}
            />
          ))}
        </Rows>
      )}
      {stretches.length > shownMost && <p>and {stretches.length - shownMost} more</p>}
      {problem && (
        <p role="alert">
          <Status meaning="attention">{problem}</Status>
        </p>
      )}
      <div className={classes.foot}>
        <Button disabled={stretches.length === 0} onClick={() => void takeOver()}>
          Take over {stretches.length}
        </Button>
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </>
  )
}
