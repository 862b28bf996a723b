import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { Row, Rows } from '#renderer/ui/page/rows'
import { Section } from '#renderer/ui/page/section'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import type { LogNames } from '#shared/domain/audit/log'
import { standingLines } from '#shared/domain/audit/standing-words'
import type { JournalStanding } from '#shared/domain/audit/verify-journal'
import { whenWords } from './names'
import classes from './who-did-what.module.css'

interface StandingsProps {
  readonly standings: readonly JournalStanding[]
  readonly names: LogNames
  readonly clock: PracticeClock
}

/** Of each laptop: complete and unbroken up to when, or exactly what is wrong. */
export function Standings({ standings, names, clock }: StandingsProps) {
  const when = (at: string) => whenWords(at, clock.timeZone, clock.today)
  return (
    <Section title="Journals">
      <Rows label="Journals">
        {standings.map((standing) => {
          const { laptop, problems } = standing
          const lines = standingLines(standing, when)
          return (
            <Row
              key={laptop.deviceId}
              title={<PersonName name={names.nameOf(laptop.staffId) ?? ''} fallback="Unknown" />}
              detail={
                <span className={classes.lines}>
                  {[names.laptopOf(laptop.deviceId), ...lines].map((line) => (
                    <span key={line}>{line}</span>
                  ))}
                </span>
              }
              trailing={
                <Status meaning={problems.length === 0 ? 'done' : 'attention'} plain>
                  {problems.length === 0 ? 'Verified' : 'Not whole'}
                </Status>
              }
            />
          )
        })}
      </Rows>
    </Section>
  )
}
