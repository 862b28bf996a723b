import { useState } from 'react'
import { catalogLists } from '#renderer/data/queries/catalog'
import { stockBook } from '#renderer/data/queries/stock'
import { useSession } from '#renderer/data/session'
import { useLive } from '#renderer/data/use-live'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { SearchField } from '#renderer/ui/fields/search-field'
import { ListDetail } from '#renderer/ui/page/list-detail'
import { Status } from '#renderer/ui/show/status'
import { Reading } from '#renderer/ui/tell/reading'
import { plainText, plainWords } from '#shared/domain/clients/plain-words'
import { type ItemStanding, stockStandings } from '#shared/domain/supplies/stock-standing'
import { quantityWords } from '#shared/domain/supplies/words'
import { ItemStock } from './item-stock'
import classes from './supplies.module.css'

const alarms = {
  recalled: { meaning: 'stop', words: 'Called back' },
  expired: { meaning: 'attention', words: 'Past its date' },
  belowZero: { meaning: 'attention', words: 'Below zero' },
  reorder: { meaning: 'attention', words: 'To order' },
  expiring: { meaning: 'waiting', words: 'Runs out soon' },
} as const

/** What is on hand, what needs somebody first; beside it the item's book and its lots. */
export function StockView({ clock }: { readonly clock: PracticeClock }) {
  const { staffId } = useSession()
  const entries = useLive(catalogLists)
  const book = useLive(stockBook)
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  if (entries.status !== 'ready' || book.status !== 'ready') {
    return <Reading of={[entries, book]} what="Your supplies" />
  }
  const standings = stockStandings(entries.value, book.value.ledger, {
    holderId: staffId,
    today: clock.today,
  })
  const typed = plainWords(text)
  const items = standings.filter(({ entry, lots }) => {
    const words = plainText(`${entry.name} ${lots.map(({ lot }) => lot.lotNumber).join(' ')}`)
    return typed.every((word) => words.includes(word))
  })
  const shown = standings.find(({ entry }) => entry.id === chosen)
  return (
    <ListDetail<ItemStanding>
      label="Stock"
      items={items}
      itemKey={({ entry }) => entry.id}
      itemText={({ entry }) => entry.name}
      renderItem={(one) => <StandingRow standing={one} />}
      selectedKey={chosen}
      onSelect={setChosen}
      onClose={() => setChosen(null)}
      rowHeight={68}
      toolbar={
        <SearchField
          label="Find an item or a lot"
          value={text}
          onChange={setText}
          resultCount={items.length}
        />
      }
      empty={<p>{text ? 'Nothing matches.' : 'Nothing to count yet. Add items under Lists.'}</p>}
      detail={
        shown ? (
          <ItemStock key={shown.entry.id} standing={shown} book={book.value} clock={clock} />
        ) : null
      }
      nothingChosen="Choose an item to count it, to book a delivery or to see its lots."
    />
  )
}

function StandingRow({ standing }: { readonly standing: ItemStanding }) {
  const { entry, base, bag, laundry, alarm, counted } = standing
  const unit = entry.item.unit
  const where = [
    `${quantityWords(base, unit)} at base`,
    bag !== 0 ? `${quantityWords(bag, unit)} in the bag` : '',
    laundry !== 0 ? `${quantityWords(laundry, unit)} in the laundry` : '',
  ]
  return (
    <span className={classes.entry}>
      <span className={classes.name}>{entry.name}</span>
      <span className={classes.about}>
        {alarm && (
          <>
            <Status meaning={alarms[alarm].meaning} plain>
              {alarms[alarm].words}
            </Status>{' '}
          </>
        )}
        {counted ? where.filter(Boolean).join(' · ') : 'Not counted yet'}
      </span>
    </span>
  )
}
