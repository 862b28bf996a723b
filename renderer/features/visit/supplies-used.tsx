import { Button, NumberInput } from '@mantine/core'
import { useState } from 'react'
import { correctUse, recordUses } from '#renderer/data/commands/record-stock'
import { stockOfVisit } from '#renderer/data/queries/stock'
import type { VisitSheet } from '#renderer/data/queries/visit-sheet'
import { useCommand } from '#renderer/data/use-command'
import { useLive } from '#renderer/data/use-live'
import { Row, Rows } from '#renderer/ui/page/rows'
import { Section } from '#renderer/ui/page/section'
import { type UsedLine, usedTotals } from '#shared/domain/supplies/visit-uses'
import { quantityWords } from '#shared/domain/supplies/words'
import classes from './visit.module.css'

/** What finishing booked out of the stock; what was really used is put right here. */
export function SuppliesUsed({ sheet }: { readonly sheet: VisitSheet }) {
  const { visit, items } = sheet
  const records = useLive(stockOfVisit, visit.id)
  const { run: book, running } = useCommand(recordUses)
  const [editing, setEditing] = useState<string | null>(null)
  if (visit.state !== 'finished' || records.status !== 'ready') return null
  const lines = usedTotals(records.value.flatMap(({ movement }) => movement ?? []))
  if (lines.length === 0) {
    const packed = visit.checklist.some((one) => one.phase === 'pack' && one.tickedAt !== null)
    return (
      <Section title="Supplies used">
        <p className={classes.quiet}>
          {packed
            ? 'Not booked yet.'
            : 'Nothing was ticked as packed, so nothing was booked out of your stock.'}
        </p>
        {packed && (
          <Button variant="default" loading={running} onClick={() => void book(visit.id)}>
            Book what was packed
          </Button>
        )}
      </Section>
    )
  }
  return (
    <Section title="Supplies used" help="Booked from what was packed. Linen is in the laundry.">
      <Rows label="Supplies used">
        {lines.map((line) => {
          const key = `${line.itemId} ${line.lotId ?? ''}`
          const entry = items.get(line.itemId)
          const name = entry?.name ?? 'An item that is not here any more'
          const lot = entry?.item?.lots.find(({ id }) => id === line.lotId)
          return (
            <Row
              key={key}
              title={name}
              detail={lot ? `Lot ${lot.lotNumber}` : undefined}
              trailing={
                editing === key ? (
                  <UseForm
                    name={name}
                    visitId={visit.id}
                    line={line}
                    onClose={() => setEditing(null)}
                  />
                ) : (
                  <>
                    <strong>{quantityWords(line.quantity, line.unit)}</strong>
                    <Button
                      variant="subtle"
                      size="compact-md"
                      aria-label={`Change: ${name}`}
                      onClick={() => setEditing(key)}
                    >
                      Change
                    </Button>
                  </>
                )
              }
            />
          )
        })}
      </Rows>
    </Section>
  )
}

interface UseFormProps {
  readonly name: string
  readonly visitId: string
  readonly line: UsedLine
  readonly onClose: () => void
}

function UseForm({ name, visitId, line, onClose }: UseFormProps) {
  const { run, running } = useCommand(correctUse)
  const [quantity, setQuantity] = useState<number | ''>(line.quantity)
  return (
    <form
      className={classes.taps}
      onSubmit={async (event) => {
        event.preventDefault()
        if (quantity === '') return
        await run({ visitId, line, quantity })
        onClose()
      }}
    >
      <NumberInput
        aria-label={`Really used: ${name}`}
        value={quantity}
        onChange={(value) => setQuantity(typeof value === 'number' ? value : '')}
        min={0}
        hideControls
        autoFocus
        w={96}
      />
      <Button type="submit" variant="default" loading={running}>
        Save
      </Button>
    </form>
  )
}
