import { memo, useMemo } from 'react'
import type { DirectoryEntry } from '#renderer/data/queries/client-directory'
import { birthFacts, nextVisits } from '#renderer/data/queries/client-facts'
import { useLive } from '#renderer/data/use-live'
import { useOwnRole } from '#renderer/data/use-own-role'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { PersonName } from '#renderer/ui/show/person-name'
import { shortDateWords } from '#shared/domain/clients/words'
import { timeWords } from '#shared/domain/schedule/time-words'
import { dayOf, daysBetween, startOfDay } from '#shared/domain/time/calendar-day'
import { perinatalClock, perinatalLabel } from '#shared/domain/time/perinatal-clock'
import classes from './clients.module.css'

/** What a row says beyond the directory; both are looked up only for rows on screen. */
export interface RowFacts {
  perinatal(parentId: string): string
  nextVisit(parentId: string): string
  /** Where no birth is known; '' where this laptop was not given charts. */
  readonly unknownBirth: string
}

export function useRowFacts(clock: PracticeClock): RowFacts {
  const { today, timeZone } = clock
  const births = useLive(birthFacts)
  const visits = useLive(nextVisits, startOfDay(today, timeZone))
  const unknownBirth = useOwnRole() === 'office' ? '' : 'Birth not recorded'
  return useMemo(
    () => ({
      unknownBirth,
      perinatal(parentId) {
        const facts = births.value?.get(parentId)
        const stand = facts ? perinatalClock(facts, today) : null
        return stand ? perinatalLabel(stand) : ''
      },
      nextVisit(parentId) {
        const startAt = visits.value?.get(parentId)
        return startAt ? visitWords(startAt, today, timeZone) : ''
      },
    }),
    [births, visits, today, timeZone, unknownBirth],
  )
}

/** `Today 9:30 AM`, `Tomorrow`, `Tue`, `Dec 12`. */
function visitWords(startAt: string, today: string, timeZone: string): string {
  const day = dayOf(startAt, timeZone)
  const away = daysBetween(today, day)
  if (away === 0) return `Today ${timeWords(startAt, timeZone)}`
  return away === 1 ? 'Tomorrow' : shortDateWords(day, today)
}

/** Kept when nothing of it changed: a key typed into the search redraws the rows that are new. */
export const ClientRow = memo(function ClientRow({
  entry,
  facts,
}: {
  readonly entry: DirectoryEntry
  readonly facts: RowFacts
}) {
  const next = facts.nextVisit(entry.id)
  const babies = entry.babies > 1 ? `${entry.babies} babies` : ''
  const stand = [facts.perinatal(entry.id), babies].filter(Boolean).join(' · ')
  return (
    <span className={classes.entry}>
      <span className={classes.entryHead}>
        <PersonName name={entry.name} strong />
        {next && <span className={classes.entryNext}>{next}</span>}
      </span>
      <span className={classes.entryLine}>{stand || facts.unknownBirth}</span>
      <span className={classes.entryLine}>{entry.place || 'No address yet'}</span>
    </span>
  )
})
