import { Button, Select } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import { useJournals } from '#renderer/data/audit/use-journals'
import { allStaff, practiceEntry } from '#renderer/data/queries/practice'
import { namesOfIds } from '#renderer/data/queries/record-label'
import { useSession } from '#renderer/data/session'
import { useLive } from '#renderer/data/use-live'
import { type PracticeClock, usePracticeClock } from '#renderer/data/use-practice-clock'
import { ProgressLine } from '#renderer/ui/show/progress-line'
import { ErrorState } from '#renderer/ui/tell/error-state'
import { Reading } from '#renderer/ui/tell/reading'
import { addDays, type Instant, startOfDay } from '#shared/domain/time/calendar-day'
import type { Staff } from '#shared/schema/staff'
import { SettingsSection } from '../settings-section'
import { LogView } from './log-view'
import { namesFor } from './names'
import { Standings } from './standings'
import classes from './who-did-what.module.css'

const periods = [
  { value: '30', label: 'The last 30 days' },
  { value: '90', label: 'The last 90 days' },
  { value: '365', label: 'The last year' },
  { value: 'all', label: 'Everything there is' },
] as const
type Period = (typeof periods)[number]['value']

/** Who looked at, printed, saved and shared what: each laptop's own journal, checked while it is read. */
export function WhoDidWhatSection() {
  const { staffId } = useSession()
  const staff = useLive(allStaff)
  const clock = usePracticeClock()
  const me = staff.value?.find(({ id }) => id === staffId)
  const all = me?.role === 'owner'
  return (
    <SettingsSection
      title="Who did what"
      lead={
        all
          ? 'What was looked at, printed, saved, shared and removed in your practice. Each laptop keeps its own journal and signs it; here they are checked.'
          : 'What you looked at, printed, saved, shared and removed. The owner of the practice sees this too.'
      }
    >
      <Reading of={[staff, clock]} what="The practice’s people" />
      {staff.value && clock && (
        <Journals staff={staff.value} clock={clock} staffId={all ? null : staffId} />
      )}
    </SettingsSection>
  )
}

interface JournalsProps {
  readonly staff: readonly Staff[]
  readonly clock: PracticeClock
  /** Whose alone; null for everybody's. */
  readonly staffId: string | null
}

function Journals({ staff, clock, staffId }: JournalsProps) {
  const { opened } = useSession()
  const [period, setPeriod] = useState<Period>('30')
  const [round, setRound] = useState(0)
  const since = sinceOf(period, clock)
  const journals = useJournals(since, staffId, round)
  const ids = useLive(namesOfIds)
  const practice = useLive(practiceEntry)
  const names = namesFor(ids.value ?? (() => null), staff, opened.deviceId)
  return (
    <div className={classes.page}>
      <div className={classes.period}>
        <Select
          label="How far back"
          data={[...periods]}
          value={period}
          allowDeselect={false}
          onChange={(value) => setPeriod((value as Period | null) ?? '30')}
        />
        <Button
          variant="default"
          leftSection={<IconRefresh size={18} aria-hidden />}
          disabled={journals.status === 'reading'}
          onClick={() => setRound((before) => before + 1)}
        >
          Check again
        </Button>
      </div>
      {journals.status === 'reading' && (
        <ProgressLine
          label="Reading and checking"
          note={journals.read === 0 ? '' : `${journals.read} pieces`}
        />
      )}
      {journals.status === 'failed' && (
        <ErrorState
          title="The journals could not be read"
          safe="They are as they were. Check again."
        />
      )}
      {journals.status === 'ready' && ids.value && (
        <>
          <Standings standings={journals.standings} names={names} clock={clock} />
          <LogView
            standings={journals.standings}
            names={names}
            clock={clock}
            staff={staffId === null ? staff : []}
            practiceName={practice.value?.name ?? ''}
          />
        </>
      )}
    </div>
  )
}

/** The same all day long: a reading is not begun anew with every tick of the clock. */
const sinceOf = (period: Period, { today, timeZone }: PracticeClock): Instant | null =>
  period === 'all' ? null : startOfDay(addDays(today, -Number(period)), timeZone)
