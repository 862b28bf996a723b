import { Button } from '@mantine/core'
import { IconFileText } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { paths } from '#renderer/app/paths'
import { clientDirectory } from '#renderer/data/queries/client-directory'
import { allProviders } from '#renderer/data/queries/practice'
import { heldDrafts } from '#renderer/data/queries/sharing'
import { allSummaryRecords } from '#renderer/data/queries/visits'
import { useSession } from '#renderer/data/session'
import { type Live, useLive } from '#renderer/data/use-live'
import { usePracticeClock } from '#renderer/data/use-practice-clock'
import { useShortcut } from '#renderer/ui/commands/use-shortcut'
import { SearchField } from '#renderer/ui/fields/search-field'
import { LinkButton } from '#renderer/ui/page/link-button'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { Row, Rows } from '#renderer/ui/page/rows'
import { SegmentedTabs } from '#renderer/ui/page/segmented-tabs'
import { Toolbar, ToolbarSpace } from '#renderer/ui/page/toolbar'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import { EmptyState } from '#renderer/ui/tell/empty-state'
import { Reading } from '#renderer/ui/tell/reading'
import { plainText, plainWords } from '#shared/domain/clients/plain-words'
import { shortDateWords } from '#shared/domain/clients/words'
import {
  entriesBySummary,
  pagesAmong,
  type SummaryStanding,
  type SummaryStatus,
  standingOf,
} from '#shared/domain/share/standing'
import { statusMeaning, statusWords } from '#shared/domain/share/words'
import { dayOf } from '#shared/domain/time/calendar-day'
import type { Summary } from '#shared/schema/summary'
import classes from './summaries.module.css'

type Shown = 'all' | 'draft' | 'sent' | 'waiting'
const pageLength = 60
/** Sent, and not answered yet. */
const waits: ReadonlySet<SummaryStatus> = new Set([
  'sent',
  'notLive',
  'opened',
  'acknowledged',
  'overdue',
])

interface Entry {
  readonly summary: Summary
  readonly about: string
  readonly parentOf: string
  readonly to: string
  readonly day: string
  readonly standing: SummaryStanding
}

/** What was written to providers and what is being written, the latest first. */
export function SummaryList() {
  const navigate = useNavigate()
  const entries = useEntries()
  useShortcut('n', 'Write a summary', () => void navigate({ to: paths.newSummary }))
  const readIn = (
    <LinkButton to={paths.takeAnswer} variant="default">
      Read in an answer
    </LinkButton>
  )
  const write = <LinkButton to={paths.newSummary}>Write a summary</LinkButton>
  if (!entries.value) {
    return (
      <Reading
        of={[entries]}
        what="The summaries"
        label="Opening your summaries"
        page="Summaries"
      />
    )
  }
  if (entries.value.length === 0) {
    return (
      <PageFrame title="Summaries">
        <EmptyState title="No summaries yet" icon={IconFileText} action={write}>
          One page for one provider: what you ask, and what was reported and observed. You see it
          exactly as it leaves.
        </EmptyState>
      </PageFrame>
    )
  }
  return (
    <PageFrame title="Summaries" actions={readIn} primary={write}>
      <Listed entries={entries.value} />
    </PageFrame>
  )
}

function useEntries(): Live<readonly Entry[]> {
  const summaries = useLive(allSummaryRecords)
  const directory = useLive(clientDirectory)
  const providers = useLive(allProviders)
  const clock = usePracticeClock()
  const now = clock?.now ?? ''
  const timeZone = clock?.timeZone ?? ''
  const session = useSession()
  const [openedAt] = useState(() => session.now())
  const held = useLive(heldDrafts, openedAt, timeZone || 'UTC')
  const entries = useMemo((): Entry[] | null => {
    if (!summaries.value || !directory.value || !providers.value || !timeZone || !held.value) {
      return null
    }
    const { byId } = directory.value
    const drafts = held.value
    const providerNames = new Map(providers.value.map(({ id, name }) => [id, name]))
    const followed = entriesBySummary(summaries.value)
    return pagesAmong(summaries.value).map((summary) => {
      const person = byId.get(summary.clientId)
      const parent = person?.parentId ? byId.get(person.parentId) : undefined
      return {
        summary,
        about: person?.name ?? '',
        parentOf: parent?.name ?? '',
        to: providerNames.get(summary.providerId) ?? '',
        day: dayOf(summary.sentAt ?? summary.updatedAt, timeZone),
        standing: drafts.has(summary.id)
          ? { status: 'held', dueOn: null, dueAt: null }
          : standingOf(summary, followed.get(summary.id) ?? [], { now, timeZone }),
      }
    })
  }, [summaries.value, directory.value, providers.value, held.value, now, timeZone])
  for (const one of [summaries, directory, providers, held]) {
    if (one.status === 'failed') return one
  }
  return entries ? { status: 'ready', value: entries } : { status: 'loading' }
}

function Listed({ entries }: { readonly entries: readonly Entry[] }) {
  const [shown, setShown] = useState<Shown>('all')
  const [text, setText] = useState('')
  const [length, setLength] = useState(pageLength)
  const typed = plainWords(text)
  const found = entries.filter(({ summary, about, parentOf, to, standing }) => {
    if (shown === 'waiting' && !waits.has(standing.status)) return false
    if ((shown === 'draft' || shown === 'sent') && summary.state !== shown) return false
    const words = plainText(`${about} ${parentOf} ${to}`)
    return typed.every((word) => words.includes(word))
  })
  const drafts = found.filter(({ summary }) => summary.state === 'draft')
  const sent = found.filter(({ summary }) => summary.state === 'sent').slice(0, length)
  const more = found.length - drafts.length - sent.length
  return (
    <>
      <Toolbar label="Which summaries">
        <div className={classes.find}>
          <SearchField
            label="Find a summary"
            placeholder="Client or provider"
            value={text}
            onChange={setText}
            resultCount={found.length}
          />
        </div>
        <ToolbarSpace />
        <SegmentedTabs<Shown>
          label="Which summaries"
          value={shown}
          onChange={setShown}
          options={[
            { value: 'all', label: 'All' },
            { value: 'draft', label: 'Drafts' },
            { value: 'sent', label: 'Sent' },
            { value: 'waiting', label: 'Waiting' },
          ]}
        />
      </Toolbar>
      {found.length === 0 && <p className={classes.faint}>None here.</p>}
      {drafts.length > 0 && <Group title="Drafts" entries={drafts} />}
      {sent.length > 0 && <Group title="Sent" entries={sent} />}
      {more > 0 && (
        <Button variant="default" onClick={() => setLength(length + pageLength)}>
          Show {Math.min(more, pageLength)} more
        </Button>
      )}
    </>
  )
}

function Group({ title, entries }: { readonly title: string; readonly entries: readonly Entry[] }) {
  const navigate = useNavigate()
  const clock = usePracticeClock()
  return (
    <section className={classes.group} aria-label={title}>
      <h2 className={classes.groupTitle}>{title}</h2>
      <Rows label={title}>
        {entries.map(({ summary, about, parentOf, to, day, standing }) => (
          <Row
            key={summary.id}
            title={
              <span className={classes.rowTitle}>
                <PersonName name={about} strong fallback="No longer here" />
                {parentOf && (
                  <span className={classes.faint}>
                    baby of <PersonName name={parentOf} />
                  </span>
                )}
              </span>
            }
            detail={
              <span className={classes.rowDetail}>
                <span>
                  To <PersonName name={to} fallback="a provider no longer in your directory" />
                </span>
                <span dir="auto" className={classes.ask}>
                  {summary.ask}
                </span>
              </span>
            }
            trailing={
              <>
                <Status meaning={statusMeaning[standing.status]} plain>
                  {statusWords[standing.status]}
                </Status>
                <time dateTime={day} className={classes.day}>
                  {clock ? shortDateWords(day, clock.today) : ''}
                </time>
              </>
            }
            onOpen={() => void navigate({ to: paths.summary, params: { summaryId: summary.id } })}
          />
        ))}
      </Rows>
    </section>
  )
}
