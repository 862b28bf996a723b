import { Button } from '@mantine/core'
import { IconCopy, IconPrinter, IconShoppingCart } from '@tabler/icons-react'
import { useState } from 'react'
import { printPage } from '#renderer/data/commands/print-page'
import { catalogLists } from '#renderer/data/queries/catalog'
import { stockBook } from '#renderer/data/queries/stock'
import { useSession } from '#renderer/data/session'
import { useCommand } from '#renderer/data/use-command'
import { useLive } from '#renderer/data/use-live'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { Row, Rows } from '#renderer/ui/page/rows'
import { Status } from '#renderer/ui/show/status'
import { EmptyState } from '#renderer/ui/tell/empty-state'
import { Reading } from '#renderer/ui/tell/reading'
import { restockSheet, restockText } from '#shared/domain/print/supply-sheets'
import { dayWords } from '#shared/domain/schedule/time-words'
import { restockList, stockStandings } from '#shared/domain/supplies/stock-standing'
import { quantityWords } from '#shared/domain/supplies/words'
import classes from './supplies.module.css'

/** What to buy, up to the full stock: to print, or to paste into an order. */
export function RestockView({ clock }: { readonly clock: PracticeClock }) {
  const { staffId } = useSession()
  const entries = useLive(catalogLists)
  const book = useLive(stockBook)
  const { run: print } = useCommand(printPage)
  const [copied, setCopied] = useState(false)
  if (entries.status !== 'ready' || book.status !== 'ready') {
    return <Reading of={[entries, book]} what="Your supplies" />
  }
  const { today } = clock
  const standings = stockStandings(entries.value, book.value.ledger, { holderId: staffId, today })
  const lines = restockList(standings)
  const uncounted = standings.filter(({ counted, entry }) => !counted && entry.item.par > 0).length
  if (lines.length === 0) {
    return (
      <PageFrame title="What to buy">
        <EmptyState title="Nothing to buy" icon={IconShoppingCart}>
          {uncounted > 0
            ? `${uncounted} items were never counted. Count them under Stock, and what is low stands here.`
            : 'Everything stands above its reorder point. What falls to it stands here.'}
        </EmptyState>
      </PageFrame>
    )
  }
  const copy = async () => {
    await navigator.clipboard.writeText(restockText(lines))
    setCopied(true)
  }
  return (
    <PageFrame
      title="What to buy"
      lead="All that stands at or below its reorder point, up to the full stock."
      status={copied ? <Status meaning="done">Copied</Status> : undefined}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconCopy size={18} aria-hidden />}
            onClick={() => void copy()}
          >
            Copy
          </Button>
          <Button
            variant="default"
            leftSection={<IconPrinter size={18} aria-hidden />}
            onClick={() => void print(restockSheet(lines, dayWords(today, today)))}
          >
            Print
          </Button>
        </>
      }
    >
      <Rows label="What to buy">
        {lines.map((line) => (
          <Row
            key={line.itemId}
            title={line.name}
            detail={`${quantityWords(line.onHand, line.unit)} on hand`}
            trailing={
              <strong className={classes.packNumber}>{quantityWords(line.buy, line.unit)}</strong>
            }
          />
        ))}
      </Rows>
      {uncounted > 0 && (
        <p className={classes.aside}>{uncounted} items were never counted and are left out.</p>
      )}
    </PageFrame>
  )
}
