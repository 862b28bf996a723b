import { Button } from '@mantine/core'
import { useState } from 'react'
import type { CaseloadSearch } from '#renderer/app/paths'
import { Section } from '#renderer/ui/page/section'
import { SegmentedTabs } from '#renderer/ui/page/segmented-tabs'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import type { CaseloadFrame } from '#shared/domain/caseload/frame'
import { type Risk, type RiskLevel, riskLevelWords } from '#shared/domain/caseload/risks'
import { dayWords } from '#shared/domain/schedule/time-words'
import type { Staff } from '#shared/schema/staff'
import classes from './caseload.module.css'
import { useOpening } from './use-opening'

interface RiskListProps {
  readonly risks: readonly Risk[]
  readonly search: CaseloadSearch
  readonly frame: CaseloadFrame
  readonly staffById: ReadonlyMap<string, Staff>
  readonly onSearch: (next: CaseloadSearch) => void
}

const shownFirst = 10
const meanings = { now: 'stop', soon: 'attention', watch: 'waiting' } as const satisfies Record<
  RiskLevel,
  string
>

type Choice = 'all' | 'soon' | 'now'

/** Ranked by rules that stand in words under the table; nobody is here without a reason. */
export function RiskList({ risks, search, frame, staffById, onSearch }: RiskListProps) {
  const [all, setAll] = useState(false)
  const choice: Choice = search.level ?? 'all'
  const found = risks.filter(({ level }) => choice === 'all' || level === 'now' || level === choice)
  const several = new Set(risks.map(({ therapistId }) => therapistId)).size > 1
  return (
    <Section
      title="Whom to look at"
      help="In the order of the gravest reason. Each reason opens what it rests on."
    >
      <SegmentedTabs<Choice>
        label="How urgent"
        value={choice}
        onChange={(next) => onSearch({ ...search, level: next === 'all' ? undefined : next })}
        options={[
          { value: 'all', label: 'All' },
          { value: 'soon', label: 'This week' },
          { value: 'now', label: 'Today' },
        ]}
      />
      {found.length === 0 ? (
        <p>Nobody: no rule says so.</p>
      ) : (
        <ol className={classes.reasons} aria-label="Whom to look at">
          {(all ? found : found.slice(0, shownFirst)).map((risk) => (
            <RiskEntry
              key={risk.parentId}
              risk={risk}
              frame={frame}
              whose={several ? (staffById.get(risk.therapistId)?.name ?? '') : ''}
            />
          ))}
        </ol>
      )}
      {!all && found.length > shownFirst && (
        <Button variant="subtle" onClick={() => setAll(true)}>
          Show all {found.length}
        </Button>
      )}
    </Section>
  )
}

interface RiskEntryProps {
  readonly risk: Risk
  readonly frame: CaseloadFrame
  /** '' where there is but one therapist. */
  readonly whose: string
}

function RiskEntry({ risk, frame, whose }: RiskEntryProps) {
  const open = useOpening()
  return (
    <li className={classes.risk}>
      <div className={classes.riskHead}>
        <span className={classes.who}>
          <PersonName name={risk.name} fallback="Client" />
        </span>
        <Status meaning={meanings[risk.level]} plain>
          {riskLevelWords[risk.level]}
        </Status>
      </div>
      {whose && (
        <div className={classes.whose}>
          <PersonName name={whose} />
        </div>
      )}
      <ul className={classes.reasons}>
        {risk.reasons.map(({ rule, words, on, opens }) => (
          <li key={`${rule} ${on} ${opens.id}`}>
            <button type="button" className={classes.reason} onClick={() => open(opens)}>
              {words} <time dateTime={on}>{dayWords(on, frame.today)}.</time>
            </button>
          </li>
        ))}
      </ul>
    </li>
  )
}
