import type { ReactNode } from 'react'
import type { CaseloadSearch } from '#renderer/app/paths'
import { PersonName } from '#renderer/ui/show/person-name'
import type { CaseloadFrame } from '#shared/domain/caseload/frame'
import type { ItemKind } from '#shared/domain/caseload/items'
import {
  continuityWords,
  driveWords,
  itemKinds,
  itemKindWords,
  oldestWords,
} from '#shared/domain/caseload/words'
import { centsWords } from '#shared/domain/money/cents'
import classes from './caseload.module.css'
import type { BoardRow } from './use-board'

type Shown = NonNullable<CaseloadSearch['show']>

interface BoardTableProps {
  readonly rows: readonly BoardRow[]
  readonly frame: CaseloadFrame
  readonly search: CaseloadSearch
  readonly onSearch: (next: CaseloadSearch) => void
}

const heads = [
  'Active clients',
  'Visits this week',
  'Visits next week',
  'Drive share',
  ...itemKinds.map((kind) => itemKindWords[kind]),
  'Continuity',
  'Supplies, 28 days',
]

/** One line a therapist. A count opens the list of what it counts. */
export function BoardTable({ rows, frame, search, onSearch }: BoardTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keys too
    <section className={classes.tableFrame} tabIndex={0} aria-label="Therapists">
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Therapist</th>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <BoardLine key={one.row.therapistId} {...{ one, frame, search, onSearch }} />
          ))}
        </tbody>
        {rows.length > 1 && <Totals rows={rows} />}
      </table>
    </section>
  )
}

interface BoardLineProps extends Omit<BoardTableProps, 'rows'> {
  readonly one: BoardRow
}

function BoardLine({ one, frame, search, onSearch }: BoardLineProps) {
  const { row, name, freshness, stale, suppliesCents } = one
  const { therapistId } = row
  const count = (show: Shown, value: number, label: string, under?: ReactNode) => {
    const pressed = search.show === show && search.therapistId === therapistId
    return (
      <td>
        <button
          type="button"
          className={classes.cell}
          data-none={value === 0 || undefined}
          aria-pressed={pressed}
          aria-label={`${label}, ${name}: ${value}`}
          onClick={() => onSearch(pressed ? { therapistId } : { ...search, therapistId, show })}
        >
          {value}
        </button>
        {under && <span className={classes.under}>{under}</span>}
      </td>
    )
  }
  const open = (kind: ItemKind) =>
    count(
      kind,
      row.open[kind],
      itemKindWords[kind],
      kind === 'unsigned' ? oldestWords(row, frame) : undefined,
    )
  return (
    <tr data-chosen={search.therapistId === therapistId || undefined}>
      <th scope="row">
        <PersonName name={name} wrap />
        <span className={classes.fresh} data-stale={stale || undefined} data-names-stay>
          {freshness}
        </span>
      </th>
      {count('clients', row.activeClients, 'Active clients')}
      <td>{row.visitsThisWeek}</td>
      <td>{row.visitsNextWeek}</td>
      <td>{driveWords(row)}</td>
      {open('unsigned')}
      {open('redFlag')}
      {open('unanswered')}
      {open('clearance')}
      {open('followUp')}
      <td>{continuityWords(row)}</td>
      <td>{suppliesCents === null ? '–' : centsWords(suppliesCents)}</td>
    </tr>
  )
}

/** Sums alone: shares of all together are made of their minutes, not of the shares. */
function Totals({ rows }: { readonly rows: readonly BoardRow[] }) {
  const sum = (of: (one: BoardRow) => number) => rows.reduce((all, one) => all + of(one), 0)
  const driveMin = sum(({ row }) => row.driveMin)
  const homeMin = sum(({ row }) => row.homeMin)
  const all = {
    ...{ driveMin, homeMin },
    continuity: {
      same: sum(({ row }) => row.continuity.same),
      of: sum(({ row }) => row.continuity.of),
    },
  }
  const known = rows.some(({ suppliesCents }) => suppliesCents !== null)
  return (
    <tfoot>
      <tr>
        <th scope="row">All together</th>
        <td>{sum(({ row }) => row.activeClients)}</td>
        <td>{sum(({ row }) => row.visitsThisWeek)}</td>
        <td>{sum(({ row }) => row.visitsNextWeek)}</td>
        <td>{driveWords(all)}</td>
        {itemKinds.map((kind) => (
          <td key={kind}>{sum(({ row }) => row.open[kind])}</td>
        ))}
        <td>{continuityWords(all)}</td>
        <td>{known ? centsWords(sum(({ suppliesCents }) => suppliesCents ?? 0)) : '–'}</td>
      </tr>
    </tfoot>
  )
}
