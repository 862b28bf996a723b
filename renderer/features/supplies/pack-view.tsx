import { Button, NumberInput } from '@mantine/core'
import { IconBackpack, IconPrinter } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { paths } from '#renderer/app/paths'
import { packLine, unpackLine } from '#renderer/data/commands/pack-line'
import { printPage } from '#renderer/data/commands/print-page'
import { recordCharge } from '#renderer/data/commands/record-stock'
import { saveBagRoom } from '#renderer/data/commands/save-bag-room'
import type { TickRefusal } from '#renderer/data/commands/tick-checklist'
import { type PackDay, packDay } from '#renderer/data/queries/stock'
import { useSession } from '#renderer/data/session'
import { useCommand } from '#renderer/data/use-command'
import { useLive } from '#renderer/data/use-live'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { DayStepper } from '#renderer/ui/page/day-stepper'
import { LinkButton } from '#renderer/ui/page/link-button'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { Section } from '#renderer/ui/page/section'
import { Toolbar } from '#renderer/ui/page/toolbar'
import { Notice } from '#renderer/ui/show/notice'
import { Status } from '#renderer/ui/show/status'
import { EmptyState } from '#renderer/ui/tell/empty-state'
import { ErrorState } from '#renderer/ui/tell/error-state'
import { LoadingState } from '#renderer/ui/tell/loading-state'
import { useUndo } from '#renderer/ui/tell/undo'
import { packSheet } from '#shared/domain/print/supply-sheets'
import { dayWords } from '#shared/domain/schedule/time-words'
import type { BatteryPlan } from '#shared/domain/supplies/battery-plan'
import type { PackLine } from '#shared/domain/supplies/pack-line'
import { lastCharges, type PackList, packList } from '#shared/domain/supplies/pack-list'
import {
  batteryWords,
  loadsWords,
  packLineWords,
  stopsWords,
} from '#shared/domain/supplies/pack-words'
import { quantityWords } from '#shared/domain/supplies/words'
import { addDays, type Day, startOfDay } from '#shared/domain/time/calendar-day'
import { remarksOfDay } from './pack-remarks'
import classes from './supplies.module.css'

const refusals: Partial<Record<TickRefusal, string>> = {
  allergy: 'An allergy speaks against this. It stays unticked.',
  closed: 'One of these visits was called off. Its list stays as it is.',
}

/** One list for the whole day, in the order it is packed. */
export function PackView({ clock, day }: { readonly clock: PracticeClock; readonly day: Day }) {
  const { staffId } = useSession()
  const { timeZone } = clock
  const live = useLive(
    packDay,
    staffId,
    startOfDay(day, timeZone),
    startOfDay(addDays(day, 1), timeZone),
  )
  if (live.status === 'failed') {
    return (
      <PageFrame title="Pack list">
        <ErrorState
          title="The pack list could not be made"
          safe="Your visits and your stock are on this laptop as they were."
        />
      </PageFrame>
    )
  }
  if (live.status === 'loading') return <LoadingState />
  return <Packing day={live.value} date={day} clock={clock} />
}

/** Bags are packed the evening before or in the morning: the days on either side are one step away. */
function DaysToPack({ date, today }: { readonly date: Day; readonly today: Day }) {
  const navigate = useNavigate()
  const go = (next: Day) =>
    void navigate({ to: paths.supplies, search: { view: 'pack', day: next }, replace: true })
  return (
    <Toolbar label="Day shown">
      <DayStepper day={date} today={today} onGo={go} />
      <Button variant="default" size="sm" onClick={() => go(addDays(today, 1))}>
        Tomorrow
      </Button>
    </Toolbar>
  )
}

interface PackingProps {
  readonly day: PackDay
  readonly date: Day
  readonly clock: PracticeClock
}

function Packing({ day, date, clock }: PackingProps) {
  const { staffId } = useSession()
  const { today } = clock
  const list = useMemo(
    () =>
      packList({
        ...{ visits: day.visits, items: day.entries, ledger: day.book.ledger },
        ...{ holderId: staffId, today: date, bagLiters: day.staff?.bagLiters ?? null },
        charges: new Map(
          [...lastCharges(day.book.records)].map(([id, { percent }]) => [id, percent] as const),
        ),
        remarksOf: remarksOfDay(day),
      }),
    [day, staffId, date],
  )
  const { run: print } = useCommand(printPage)
  const stops = day.visits.length
  const words = dayWords(date, today)
  if (stops === 0) {
    return (
      <PageFrame title="Pack list" lead={words}>
        <DaysToPack date={date} today={today} />
        <EmptyState
          title={date === today ? 'Nothing to pack today' : 'Nothing to pack on this day'}
          icon={IconBackpack}
          action={
            <LinkButton to={paths.book} search={{ day: date }} variant="default">
              Book a visit
            </LinkButton>
          }
        >
          Once visits are booked, everything they need stands here as one list.
        </EmptyState>
      </PageFrame>
    )
  }
  return (
    <PageFrame
      title="Pack list"
      lead={`${words}: ${stops} ${stops === 1 ? 'stop' : 'stops'}`}
      status={
        list.packedCount === list.lines.length ? (
          <Status meaning="done">All packed</Status>
        ) : (
          <Status meaning="waiting">{`${list.packedCount} of ${list.lines.length} packed`}</Status>
        )
      }
      actions={
        <Button
          variant="default"
          leftSection={<IconPrinter size={18} aria-hidden />}
          onClick={() => void print(packSheet(list, words, stops))}
        >
          Print
        </Button>
      }
    >
      <DaysToPack date={date} today={today} />
      <Room list={list} day={day} />
      <Batteries list={list} />
      <Lines list={list} />
    </PageFrame>
  )
}

function Lines({ list }: { readonly list: PackList }) {
  const { run } = useCommand(packLine)
  const { run: takeBack } = useCommand(unpackLine)
  const offerUndo = useUndo()
  const [problem, setProblem] = useState('')
  // A tick is seen at once; the visits' own lines follow one by one.
  const [ticking, setTicking] = useState<ReadonlyMap<string, boolean>>(new Map())
  const show = (key: string, ticked: boolean | null) =>
    setTicking((known) => {
      const next = new Map(known)
      if (ticked === null) next.delete(key)
      else next.set(key, ticked)
      return next
    })
  const tick = async (line: PackLine, ticked: boolean) => {
    const shares = line.shares.filter(({ stopped }) => !stopped)
    const what = { itemId: line.itemId, shares, toPack: line.toPack, ticked }
    show(line.key, ticked)
    const done = await run(what)
    show(line.key, null)
    if (!done.ok) return setProblem(refusals[done.refusal] ?? 'That line is not here any more.')
    setProblem('')
    if (!ticked || done.value.length === 0) return
    offerUndo({
      message: 'Packed, and booked into your bag',
      undo: async () => void (await takeBack({ ...what, moved: done.value })),
    })
  }
  const stopped = list.lines.filter(({ shares }) => shares.some((share) => share.stopped))
  return (
    <>
      {stopped.length > 0 && (
        <Notice meaning="stop" title="An allergy keeps these out of a home">
          <ul className={classes.plainList}>
            {stopped.map((line) => (
              <li key={line.key}>
                {line.label}: {stopsWords(line.shares.filter((share) => share.stopped))}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {problem && (
        <p role="alert">
          <Status meaning="attention">{problem}</Status>
        </p>
      )}
      <ul className={classes.packLines} aria-label="To pack">
        {list.lines.map((line) => {
          const nothing = line.shares.every((share) => share.stopped)
          const short = (line.missing ?? 0) > 0 || line.blockedInBag > 0
          return (
            <li key={line.key} data-ticked={line.packed || undefined}>
              <label className={classes.packLine}>
                <input
                  type="checkbox"
                  className={classes.packBox}
                  checked={ticking.get(line.key) ?? line.packed}
                  disabled={nothing}
                  onChange={(event) => void tick(line, event.currentTarget.checked)}
                />
                <span className={classes.packWords}>
                  <span className={classes.packName}>{line.label}</span>
                  <span className={classes.packAbout} data-short={short || undefined}>
                    {nothing ? 'Stays at home: an allergy' : packLineWords(line)}
                  </span>
                </span>
                {line.need !== null && !nothing && (
                  <span className={classes.packNumber}>{quantityWords(line.need, line.unit)}</span>
                )}
              </label>
            </li>
          )
        })}
      </ul>
    </>
  )
}

function Room({ list, day }: { readonly list: PackList; readonly day: PackDay }) {
  const { run } = useCommand(saveBagRoom)
  const [open, setOpen] = useState(false)
  const [liters, setLiters] = useState<number | ''>(day.staff?.bagLiters ?? '')
  const { loads } = list
  const words = loads ? loadsWords(loads) : []
  return (
    <div className={classes.bagRoom}>
      {loads && words.length > 0 && (
        <Notice meaning="attention" title="It does not all fit at once">
          {words.map((one) => (
            <p key={one}>{one}</p>
          ))}
        </Notice>
      )}
      <p className={classes.roomLine}>
        {loads ? (
          <span>
            {loads.neededLiters} of {loads.capacityLiters} liters in your bags
          </span>
        ) : (
          <span>Nobody has said yet how much your bags hold.</span>
        )}
        <Button variant="subtle" size="compact-md" onClick={() => setOpen(!open)}>
          {loads ? 'Change' : 'Say how much'}
        </Button>
      </p>
      {open && (
        <form
          className={classes.inlineForm}
          onSubmit={async (event) => {
            event.preventDefault()
            await run(liters === '' ? null : liters)
            setOpen(false)
          }}
        >
          <NumberInput
            label="Room in your bags, liters"
            value={liters}
            onChange={(value) => setLiters(typeof value === 'number' ? value : '')}
            min={0}
            max={2000}
            hideControls
            autoFocus
          />
          <Button type="submit" variant="default">
            Save
          </Button>
        </form>
      )}
    </div>
  )
}

function Batteries({ list }: { readonly list: PackList }) {
  if (list.batteries.length === 0) return null
  return (
    <Section title="Batteries">
      <ul className={classes.plainList}>
        {list.batteries.map((plan) => (
          <Battery key={plan.itemId} plan={plan} />
        ))}
      </ul>
    </Section>
  )
}

function Battery({ plan }: { readonly plan: BatteryPlan }) {
  const { run } = useCommand(recordCharge)
  const [percent, setPercent] = useState<number | ''>('')
  return (
    <li className={classes.battery}>
      <span className={classes.packWords}>
        <span className={classes.packName}>{plan.name}</span>
        <Status meaning={plan.advice === 'enough' ? 'done' : 'attention'} plain>
          {batteryWords(plan)}
        </Status>
      </span>
      <form
        className={classes.inlineForm}
        onSubmit={async (event) => {
          event.preventDefault()
          if (percent === '') return
          await run({ itemId: plan.itemId, percent })
          setPercent('')
        }}
      >
        <NumberInput
          aria-label={`Charge now: ${plan.name}, percent`}
          placeholder="Charge, %"
          value={percent}
          onChange={(value) => setPercent(typeof value === 'number' ? value : '')}
          min={0}
          max={100}
          allowDecimal={false}
          hideControls
          className={classes.percent ?? ''}
        />
        <Button type="submit" variant="default" disabled={percent === ''}>
          Note it
        </Button>
      </form>
    </li>
  )
}
