import { IconUsers } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type CaseloadSearch, paths } from '#renderer/app/paths'
import { type CaseloadBook, caseloadBook, seesCaseload } from '#renderer/data/queries/caseload'
import { useSession } from '#renderer/data/session'
import { useLive } from '#renderer/data/use-live'
import { type PracticeClock, usePracticeClock } from '#renderer/data/use-practice-clock'
import { LinkButton } from '#renderer/ui/page/link-button'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { ProgressLine } from '#renderer/ui/show/progress-line'
import { EmptyState } from '#renderer/ui/tell/empty-state'
import { Reading } from '#renderer/ui/tell/reading'
import { caseloadFrame } from '#shared/domain/caseload/frame'
import { reachWords } from '#shared/domain/caseload/words'
import { dayWords } from '#shared/domain/schedule/time-words'
import { BoardTable } from './board-table'
import { BoardTools } from './board-tools'
import classes from './caseload.module.css'
import { HowCounted } from './how-counted'
import { ItemList } from './item-list'
import { Outcome } from './outcome'
import { RiskList } from './risk-list'
import { SampleColleagues } from './sample-colleagues'
import { useBoard } from './use-board'

/** The owner's home: each therapist on one line, whom to look at beside it, and how fresh each figure is. */
export function CaseloadPage() {
  const clock = usePracticeClock()
  const { now } = useSession()
  const book = useLive(caseloadBook, now)
  if (!clock || !book.value) {
    return (
      <Reading
        of={[clock, book]}
        what="What the figures are counted from"
        safe="Nothing was changed. Every record is on this laptop as it was."
        label="Opening the caseload"
        page="Caseload"
      />
    )
  }
  return <Opened book={book.value} clock={clock} />
}

function Opened({ book, clock }: { readonly book: CaseloadBook; readonly clock: PracticeClock }) {
  const { staffId } = useSession()
  const me = book.staff.find(({ id }) => id === staffId)
  if (me && !seesCaseload(me.role)) {
    return (
      <PageFrame title="Caseload">
        <EmptyState
          title="The owner’s and the lead’s room"
          action={
            <LinkButton to={paths.today} variant="default">
              Go to Today
            </LinkButton>
          }
        >
          Whoever looks after others sees their caseload here. What waits for you is on Today.
        </EmptyState>
      </PageFrame>
    )
  }
  if (book.progress) return <Counting progress={book.progress} />
  return <Board book={book} clock={clock} />
}

function Counting({ progress }: { readonly progress: NonNullable<CaseloadBook['progress']> }) {
  return (
    <PageFrame title="Caseload">
      <ProgressLine
        label="Counting for the first time on this laptop"
        value={progress.done}
        max={progress.of}
        note="You can leave this page. It goes on by itself, and later openings take a moment."
      />
    </PageFrame>
  )
}

/** The first step, where the tools stand later. */
const NoClients = () => (
  <EmptyState
    title="No clients yet"
    icon={IconUsers}
    action={
      <>
        <LinkButton to={paths.newClient}>Add a client</LinkButton>{' '}
        <LinkButton to={paths.importClients} variant="default">
          Import clients
        </LinkButton>
      </>
    }
  >
    Here you will see each therapist’s clients and visits, what is overdue and whom to look at
    first. It is counted from the records; nothing is filled in here.
  </EmptyState>
)

function Board({ book, clock }: { readonly book: CaseloadBook; readonly clock: PracticeClock }) {
  const search = useSearch({ strict: false }) as CaseloadSearch
  const navigate = useNavigate()
  const { timeZone, firstWeekday } = clock
  // By the minute: what is overdue is told to the minute, and everything is looked at again for it.
  const minute = `${clock.now.slice(0, 16)}:00.000Z`
  const frame = useMemo(
    () => caseloadFrame({ now: minute, timeZone, firstWeekday }),
    [minute, timeZone, firstWeekday],
  )
  const board = useBoard(book, frame)
  const go = (next: CaseloadSearch) => void navigate({ to: paths.caseload, search: next })
  const { rows, risks, staffById } = board
  const therapistId = staffById.has(search.therapistId ?? '') ? search.therapistId : undefined
  const shown = therapistId ? rows.filter(({ row }) => row.therapistId === therapistId) : rows
  const ownRisks = therapistId ? risks.filter((one) => one.therapistId === therapistId) : risks
  const solo = rows.length < 2
  const isEmpty = book.tally.digests().size === 0 && !book.isBehind
  if (isEmpty && solo) {
    return (
      <PageFrame title="Caseload">
        <NoClients />
      </PageFrame>
    )
  }
  return (
    <PageFrame
      title="Caseload"
      width="full"
      lead={
        solo
          ? `${dayWords(clock.today, clock.today)}. You work alone, so this is your own line. ${reachWords}`
          : `${dayWords(clock.today, clock.today)}. ${reachWords}`
      }
      actions={
        !isEmpty && (
          <LinkButton to={paths.practiceRoute} search={{ day: clock.today }} variant="default">
            Reassign visits
          </LinkButton>
        )
      }
    >
      {isEmpty ? (
        <NoClients />
      ) : (
        <BoardTools
          {...{ search, rows, shown, frame }}
          risks={ownRisks}
          staffById={staffById}
          onSearch={go}
        />
      )}
      <div role="status">
        {book.isBehind && (
          <p className={classes.behind}>
            Much has just arrived and is still being counted. The figures move until it is.
          </p>
        )}
      </div>
      <BoardTable rows={shown} frame={frame} search={search} onSearch={go} />
      <SampleColleagues solo={solo} />
      <div className={classes.sides}>
        <div>
          <ItemList tally={book.tally} {...{ frame, search, staffById }} onSearch={go} />
          <Outcome rows={shown} nameless={therapistId === undefined && !solo} />
          <HowCounted withoutCost={board.withoutCost} />
        </div>
        <RiskList {...{ search, frame, staffById }} risks={ownRisks} onSearch={go} />
      </div>
    </PageFrame>
  )
}
