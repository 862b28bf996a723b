import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { type MileageSearch, paths } from '#renderer/app/paths'
import { drivesBetween, homesOfVisits, mileageSettings } from '#renderer/data/queries/drives'
import { staffMember } from '#renderer/data/queries/practice'
import { useSession } from '#renderer/data/session'
import { useDriveOffers } from '#renderer/data/use-drive-offers'
import { useLive } from '#renderer/data/use-live'
import { type PracticeClock, usePracticeClock } from '#renderer/data/use-practice-clock'
import { useShortcut } from '#renderer/ui/commands/use-shortcut'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { Toolbar, ToolbarSpace } from '#renderer/ui/page/toolbar'
import { YearStepper } from '#renderer/ui/page/year-stepper'
import { EmptyState } from '#renderer/ui/tell/empty-state'
import { ErrorState } from '#renderer/ui/tell/error-state'
import { LoadingState } from '#renderer/ui/tell/loading-state'
import { NotRead } from '#renderer/ui/tell/not-read'
import { driveMonths, sumDrives } from '#shared/domain/mileage/totals'
import { addDays, startOfDay } from '#shared/domain/time/calendar-day'
import { DrivePanel } from './drive-panel'
import classes from './mileage.module.css'
import { Months } from './months'
import { Rates } from './rates'
import { SaveCsv } from './save-csv'
import { ToLog } from './to-log'
import { YearFigures } from './year-figures'

/** The mileage book, a year at a time. */
export function MileagePage() {
  const clock = usePracticeClock()
  return clock ? <Mileage clock={clock} /> : <LoadingState />
}

function Mileage({ clock }: { readonly clock: PracticeClock }) {
  const session = useSession()
  const { timeZone, today } = clock
  const search = useSearch({ strict: false }) as MileageSearch
  const navigate = useNavigate()
  const day = search.day ?? today
  const year = Number(day.slice(0, 4))
  const [setting, setSetting] = useState(false)
  const fromAt = startOfDay(`${year}-01-01`, timeZone)
  const toAt = startOfDay(`${year + 1}-01-01`, timeZone)
  const drives = useLive(drivesBetween, fromAt, toAt)
  const settings = useLive(mileageSettings)
  const staff = useLive(staffMember, session.staffId)
  const { live: toOffer, offers, accept } = useDriveOffers(day, timeZone)
  const yesterday = useDriveOffers(addDays(day, -1), timeZone)
  const own = useMemo(
    () => drives.value?.filter(({ therapistId }) => therapistId === session.staffId) ?? [],
    [drives.value, session.staffId],
  )
  const ends = [...own.map(({ drive }) => drive), ...offers, ...yesterday.offers]
  const visitIds = [...new Set(ends.flatMap(({ from, to }) => [from.visitId, to.visitId]))]
  const homes = useLive(homesOfVisits, visitIds.filter(Boolean).toSorted().join(' '))
  const go = (next: MileageSearch) => void navigate({ to: paths.mileage, search: next })
  const open = (drive: string | undefined) => go({ day, ...(drive ? { drive } : {}) })
  useShortcut('n', 'Log a drive by hand', () => open('new'))
  const frame = {
    title: 'Mileage',
    lead: 'Drives as they were driven, for the tax return.',
    width: 'full',
    back: { label: 'Schedule', onBack: () => void navigate({ to: paths.schedule }) },
  } as const
  if ([drives, settings, staff, homes].some(({ status }) => status === 'failed')) {
    return (
      <PageFrame {...frame}>
        <ErrorState
          title="The mileage book could not be read"
          safe="Your drives are still on this laptop. Open Doorstep again."
        />
      </PageFrame>
    )
  }
  if (drives.status !== 'ready' || settings.status !== 'ready' || staff.status !== 'ready') {
    return (
      <PageFrame {...frame}>
        <LoadingState />
      </PageFrame>
    )
  }
  const stepTo = (to: number) =>
    go({ day: to === Number(today.slice(0, 4)) ? today : `${to}-12-31` })
  const toLog = [...yesterday.offers, ...offers]
  const chosen =
    own.find(({ id }) => id === search.drive) ?? toLog.find(({ id }) => id === search.drive) ?? null
  const asked = chosen ?? (search.drive === 'new' ? ('new' as const) : null)
  const known = { settings: settings.value, clock, homes: homes.value ?? new Map() }
  return (
    <PageFrame
      {...frame}
      primary={<Button onClick={() => open('new')}>Log a drive</Button>}
      actions={<SaveCsv year={year} trips={own} {...known} />}
    >
      <Toolbar label="Year shown">
        <YearStepper year={year} thisYear={Number(today.slice(0, 4))} onGo={stepTo} />
        <ToolbarSpace />
        <Button
          variant="subtle"
          aria-expanded={setting}
          onClick={() => setSetting((shown) => !shown)}
        >
          Rates
        </Button>
      </Toolbar>
      <div className={classes.sides} data-open={asked !== null || undefined}>
        <div className={classes.book}>
          <YearFigures
            sums={sumDrives(own, settings.value)}
            settings={settings.value}
            year={year}
          />
          {setting && <Rates settings={settings.value} clock={clock} />}
          <NotRead of={[toOffer, yesterday.live]} what="Drives still to log" />
          <ToLog offers={toLog} accept={accept} onTell={(offer) => open(offer.id)} {...known} />
          {own.length === 0 && toLog.length === 0 ? (
            <EmptyState title={`No drives in ${year}`}>
              When “Start travel” and “At the door” are logged on a visit, its drive is offered here
              and on Today, to be put in with one key. Other drives are logged by hand.
            </EmptyState>
          ) : (
            <Months
              months={driveMonths(own, settings.value)}
              chosenId={search.drive ?? null}
              onOpen={open}
              {...known}
            />
          )}
        </div>
        {asked && (
          <DrivePanel
            key={asked === 'new' ? 'new' : asked.id}
            asked={asked}
            day={day}
            homeBase={staff.value?.homeLocation ?? null}
            onClose={() => open(undefined)}
            {...known}
          />
        )}
      </div>
    </PageFrame>
  )
}
