import { Button } from '@mantine/core'
import { useState } from 'react'
import type { CaseloadSearch } from '#renderer/app/paths'
import { Row, Rows } from '#renderer/ui/page/rows'
import { Section } from '#renderer/ui/page/section'
import { PersonName } from '#renderer/ui/show/person-name'
import type { HouseholdDigest } from '#shared/domain/caseload/digest'
import type { CaseloadFrame } from '#shared/domain/caseload/frame'
import { isAhead, isHeld } from '#shared/domain/caseload/items'
import type { Tally } from '#shared/domain/caseload/tally'
import { itemKindWords, sinceWords } from '#shared/domain/caseload/words'
import { dayWords, timeWords } from '#shared/domain/schedule/time-words'
import { dayOf } from '#shared/domain/time/calendar-day'
import type { Staff } from '#shared/schema/staff'
import { useOpening } from './use-opening'

interface ItemListProps {
  readonly tally: Tally
  readonly frame: CaseloadFrame
  readonly search: CaseloadSearch
  readonly staffById: ReadonlyMap<string, Staff>
  readonly onSearch: (next: CaseloadSearch) => void
}

const shownFirst = 12

/** What a figure of the table counts, each line a way to the client or the note. */
export function ItemList(props: ItemListProps) {
  const { tally, frame, search, staffById, onSearch } = props
  const { show, therapistId } = search
  const [all, setAll] = useState(false)
  const open = useOpening()
  if (!show) return null
  const whose = therapistId ? (staffById.get(therapistId)?.name ?? '') : ''
  const title = show === 'clients' ? 'Active clients' : itemKindWords[show]
  const close = (
    <Button
      variant="subtle"
      size="compact-md"
      onClick={() => onSearch({ ...search, show: undefined })}
    >
      Close the list
    </Button>
  )
  const frameProps = { title: whose ? `${title}: ${whose}` : title, actions: close }
  if (show === 'clients') {
    const clients = tally.clients(frame, therapistId)
    return (
      <Section {...frameProps}>
        {clients.length === 0 ? (
          <p>Nobody.</p>
        ) : (
          <Rows label={title}>
            {(all ? clients : clients.slice(0, shownFirst)).map((digest) => (
              <Row
                key={digest.parentId}
                title={<PersonName name={digest.name} fallback="Client" />}
                detail={visitsWords(digest, frame)}
                onOpen={() => open({ room: 'client', id: digest.parentId })}
              />
            ))}
          </Rows>
        )}
        <More count={clients.length} all={all} onAll={() => setAll(true)} />
      </Section>
    )
  }
  const items = tally.items(frame, therapistId).filter(({ kind }) => kind === show)
  return (
    <Section {...frameProps}>
      {items.length === 0 ? (
        <p>Nothing is open here.</p>
      ) : (
        <Rows label={title}>
          {(all ? items : items.slice(0, shownFirst)).map((item) => (
            <Row
              key={`${item.parentId} ${item.id}`}
              title={<PersonName name={item.name} fallback="Client" />}
              detail={`${sinceWords(item.kind, item.on, frame.today)}. ${item.words}`}
              onOpen={() => open(item.opens)}
            />
          ))}
        </Rows>
      )}
      <More count={items.length} all={all} onAll={() => setAll(true)} />
    </Section>
  )
}

interface MoreProps {
  readonly count: number
  readonly all: boolean
  readonly onAll: () => void
}

const More = ({ count, all, onAll }: MoreProps) =>
  !all && count > shownFirst ? (
    <Button variant="subtle" onClick={onAll}>
      Show all {count}
    </Button>
  ) : null

function visitsWords({ visits, timeZone }: HouseholdDigest, { now, today }: CaseloadFrame): string {
  const last = visits.findLast((visit) => isHeld(visit) && visit.startAt <= now)
  const next = visits.find((visit) => isAhead(visit, now))
  const day = (at: string) => dayWords(dayOf(at, timeZone), today)
  return [
    last ? `Last visit ${day(last.startAt)}` : 'Not visited yet',
    next ? `next ${day(next.startAt)}, ${timeWords(next.startAt, timeZone)}` : 'none planned',
  ].join(', ')
}
