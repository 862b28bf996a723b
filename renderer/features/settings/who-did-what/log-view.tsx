import { Button, Select } from '@mantine/core'
import { IconListSearch } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { printPage } from '#renderer/data/commands/print-page'
import { saveTable } from '#renderer/data/commands/save-table'
import { useCommand } from '#renderer/data/use-command'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { DayInput } from '#renderer/ui/fields/day-input'
import { Section } from '#renderer/ui/page/section'
import { EmptyState } from '#renderer/ui/tell/empty-state'
import { notWritten, TellingButton, type Told, ToldLine } from '#renderer/ui/tell/told'
import {
  filterLog,
  type LogFilter,
  type LogNames,
  logHeadings,
  logLine,
  logOf,
  noFilter,
} from '#shared/domain/audit/log'
import { logSheet } from '#shared/domain/audit/log-sheet'
import { standingLines } from '#shared/domain/audit/standing-words'
import type { JournalStanding } from '#shared/domain/audit/verify-journal'
import { whatWords } from '#shared/domain/audit/words'
import type { Staff } from '#shared/schema/staff'
import { LogRows } from './log-rows'
import { whenWords } from './names'
import classes from './who-did-what.module.css'

interface LogViewProps {
  readonly standings: readonly JournalStanding[]
  readonly names: LogNames
  readonly clock: PracticeClock
  /** To choose from; none where only one's own acts are shown. */
  readonly staff: readonly Staff[]
  readonly practiceName: string
}

/** All acts, the newest first, by person, kind, client and day. */
export function LogView({ standings, names, clock, staff, practiceName }: LogViewProps) {
  const [filter, setFilter] = useState<LogFilter>(noFilter)
  const log = useMemo(() => logOf(standings), [standings])
  const shown = useMemo(() => filterLog(log, filter, clock.timeZone), [log, filter, clock.timeZone])
  const when = (at: string) => whenWords(at, clock.timeZone, clock.today)
  const choose = (part: Partial<LogFilter>) => setFilter((before) => ({ ...before, ...part }))
  const isFiltered = Object.values(filter).some((value) => value !== null)
  if (log.length === 0) {
    return (
      <EmptyState title="Nothing was noted in this time" icon={IconListSearch}>
        What is looked at, printed, saved, shared or removed will stand here. Choose a longer time
        above for what is older.
      </EmptyState>
    )
  }
  return (
    <Section
      title="Acts"
      actions={
        <TakeOut
          csv={() => ({
            headings: logHeadings,
            lines: shown.map((act) => logLine(act, names, when)),
            count: shown.length,
          })}
          html={() =>
            logSheet({
              ...{ acts: shown, names, practiceName, whenWords: when },
              standings: standings.map((standing) =>
                [
                  `${names.nameOf(standing.laptop.staffId) ?? ''}, ${names.laptopOf(standing.laptop.deviceId)}:`,
                  ...standingLines(standing, when),
                ].join(' '),
              ),
            })
          }
          suggestedName={`who-did-what-${clock.today}.csv`}
        />
      }
    >
      <Filters {...{ log, filter, choose, names, staff }} today={clock.today} />
      <p role="status" className={classes.count}>
        {isFiltered ? `${shown.length} of ${log.length} acts` : `${log.length} acts`}
        {isFiltered && (
          <Button variant="subtle" size="compact-md" onClick={() => setFilter(noFilter)}>
            Show all
          </Button>
        )}
      </p>
      {shown.length > 0 && <LogRows acts={shown} names={names} when={when} />}
    </Section>
  )
}

const isDay = /^\d{4}-\d{2}-\d{2}$/

interface FiltersProps {
  readonly log: ReturnType<typeof logOf>
  readonly filter: LogFilter
  readonly choose: (part: Partial<LogFilter>) => void
  readonly names: LogNames
  readonly staff: readonly Staff[]
  readonly today: string
}

function Filters({ log, filter, choose, names, staff, today }: FiltersProps) {
  const whats = useMemo(() => [...new Set(log.map(({ what }) => what))], [log])
  const clients = useMemo(() => {
    const ids = [...new Set(log.map(({ clientId }) => clientId).filter(Boolean))]
    return ids
      .map((id) => ({ value: id, label: names.nameOf(id) ?? `No longer here (${id.slice(0, 4)})` }))
      .toSorted((a, b) => a.label.localeCompare(b.label))
  }, [log, names])
  return (
    <div className={classes.filters}>
      {staff.length > 1 && (
        <Select
          label="Person"
          placeholder="Everybody"
          clearable
          data={staff.map(({ id, name }) => ({ value: id, label: name }))}
          value={filter.staffId}
          onChange={(staffId) => choose({ staffId })}
        />
      )}
      <Select
        label="What"
        placeholder="Everything"
        clearable
        data={whats
          .map((what) => ({ value: what, label: whatWords(what) }))
          .toSorted((a, b) => a.label.localeCompare(b.label))}
        value={filter.what}
        onChange={(what) => choose({ what })}
      />
      <Select
        label="Client"
        placeholder="All clients"
        clearable
        searchable
        limit={100}
        nothingFoundMessage="Nobody of this name here"
        data={clients}
        value={filter.clientId}
        onChange={(clientId) => choose({ clientId })}
      />
      <DayInput
        label="Day"
        placeholder="Every day"
        today={today}
        value={filter.day}
        onChange={(day) => choose({ day: day !== null && isDay.test(day) ? day : null })}
      />
    </div>
  )
}

interface TakeOutProps {
  readonly csv: () => Parameters<typeof saveTable>[1]['table']
  readonly html: () => string
  readonly suggestedName: string
}

/** On paper, or as a table. */
function TakeOut({ csv, html, suggestedName }: TakeOutProps) {
  const print = useCommand(printPage)
  const save = useCommand(saveTable)
  const [told, setTold] = useState<Told | null>(null)
  const toFile = () => {
    const { signal } = new AbortController()
    return save.run({ table: csv(), suggestedName, signal, onProgress: () => {} })
  }
  return (
    <>
      <ToldLine told={told} />
      <TellingButton
        running={print.running}
        run={() => print.run(html())}
        refusals={{ noPrinter: 'This laptop knows no printer. Save a table instead.' }}
        onTold={setTold}
      >
        Print
      </TellingButton>
      <TellingButton
        running={save.running}
        run={toFile}
        done="Saved"
        refusals={{ disk: notWritten }}
        onTold={setTold}
      >
        Save as a table
      </TellingButton>
    </>
  )
}
