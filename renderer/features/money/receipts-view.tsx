import { useState } from 'react'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { SearchField } from '#renderer/ui/fields/search-field'
import { ListDetail } from '#renderer/ui/page/list-detail'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import { plainText, plainWords } from '#shared/domain/clients/plain-words'
import { dateWords } from '#shared/domain/clients/words'
import type { MoneyBook, ReceiptStanding } from '#shared/domain/money/book'
import { centsWords } from '#shared/domain/money/cents'
import { numberWords } from '#shared/domain/money/numbers'
import { standingWords } from '#shared/domain/money/words'
import classes from './money.module.css'
import { ReceiptDetail } from './receipt-detail'

interface ReceiptsViewProps {
  readonly book: MoneyBook
  readonly clock: PracticeClock
  readonly chosenId: string | null
  readonly onOpen: (receiptId: string | null) => void
}

/** All receipts, latest first; one of them beside the list. */
export function ReceiptsView({ book, clock, chosenId, onOpen }: ReceiptsViewProps) {
  const [text, setText] = useState('')
  const typed = plainWords(text)
  const items = book.receipts.filter(({ receipt }) => {
    const about = `${receipt.clientName} ${numberWords(receipt.number)} ${receipt.issuedOn}`
    const words = plainText(about)
    return typed.every((word) => words.includes(word))
  })
  const chosen = chosenId ? book.byId.get(chosenId) : undefined
  return (
    <ListDetail<ReceiptStanding>
      label="Receipts"
      items={items}
      itemKey={({ record }) => record.id}
      itemText={({ receipt }) => receipt.clientName}
      renderItem={(one) => <ReceiptRow standing={one} />}
      selectedKey={chosenId}
      onSelect={onOpen}
      onClose={() => onOpen(null)}
      rowHeight={68}
      toolbar={
        <SearchField
          label="Find a name or number"
          value={text}
          onChange={setText}
          resultCount={items.length}
        />
      }
      empty={
        <p>
          {text
            ? 'Nothing matches.'
            : 'No receipts yet. Take a payment from a finished visit, and its receipt is here.'}
        </p>
      }
      detail={
        chosen ? (
          <ReceiptDetail
            key={chosen.record.id}
            standing={chosen}
            book={book}
            clock={clock}
            onOpen={onOpen}
          />
        ) : null
      }
      nothingChosen="Choose a receipt to print it, to take a payment or to put it right."
    />
  )
}

function ReceiptRow({ standing }: { readonly standing: ReceiptStanding }) {
  const { receipt } = standing
  const { meaning, word } = standingWords(standing)
  return (
    <span className={classes.entry}>
      <span className={classes.entryWords}>
        <PersonName name={receipt.clientName} asWritten strong />
        <span className={classes.about}>
          {meaning !== 'done' && (
            <>
              <Status meaning={meaning} plain>
                {word}
              </Status>{' '}
            </>
          )}
          {numberWords(receipt.number)} · {dateWords(receipt.issuedOn)}
        </span>
      </span>
      <span className={classes.amount}>{centsWords(receipt.totalCents)}</span>
    </span>
  )
}
