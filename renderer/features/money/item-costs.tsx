import { Button } from '@mantine/core'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { saveItemCost } from '#renderer/data/commands/save-money'
import { useSession } from '#renderer/data/session'
import { useFormDraft } from '#renderer/data/use-form-draft'
import { MoneyField } from '#renderer/ui/fields/money-field'
import { NumberField } from '#renderer/ui/fields/number-field'
import { Form } from '#renderer/ui/forms/form'
import { Row, Rows } from '#renderer/ui/page/rows'
import { Section } from '#renderer/ui/page/section'
import { useUndo } from '#renderer/ui/tell/undo'
import { unitWords } from '#shared/domain/supplies/words'
import type { CatalogEntry } from '#shared/schema/catalog-entry'
import classes from './money.module.css'

/** Things that came and went this year and that nobody told the price of. */
export function ItemCosts({ items }: { readonly items: readonly CatalogEntry[] }) {
  const [asked, setAsked] = useState<string | null>(null)
  return (
    <Section
      title="Supplies without a price"
      help="They are missing in the sums until what they cost is entered, as on the invoice."
    >
      <Rows label="Supplies without a price">
        {items.map((entry) =>
          asked === entry.id ? (
            <li key={entry.id} className={classes.act}>
              <strong>{entry.name}</strong>
              <CostForm entry={entry} onDone={() => setAsked(null)} />
            </li>
          ) : (
            <Row
              key={entry.id}
              title={entry.name}
              trailing={
                <Button
                  variant="subtle"
                  size="sm"
                  aria-label={`Enter the price of ${entry.name}`}
                  onClick={() => setAsked(entry.id)}
                >
                  Enter the price
                </Button>
              }
            />
          ),
        )}
      </Rows>
    </Section>
  )
}

interface CostValues {
  cents: number | null
  quantity: number | null
}

const isCostDraft = (values: unknown): values is CostValues =>
  typeof values === 'object' && values !== null && 'cents' in values && 'quantity' in values

function CostForm({
  entry,
  onDone,
}: {
  readonly entry: CatalogEntry
  readonly onDone: () => void
}) {
  const session = useSession()
  const offerUndo = useUndo()
  const form = useForm<CostValues>({ defaultValues: { cents: null, quantity: 1 } })
  const { control } = form
  const draft = useFormDraft(`cost:${entry.id}`, form, isCostDraft)
  const save = async ({ cents, quantity }: CostValues) => {
    if (cents === null) return form.setError('cents', { message: 'Enter the price.' })
    if (!quantity || quantity < 1) {
      return form.setError('quantity', { message: 'Enter for how many.' })
    }
    const done = await saveItemCost(session, { id: entry.id, cost: { cents, quantity } })
    if (!done.ok) return
    await draft.discard()
    onDone()
    offerUndo({
      message: 'Price entered',
      undo: async () => void (await saveItemCost(session, { id: entry.id, cost: null })),
    })
  }
  return (
    <Form form={form} onSubmit={save} label="What it costs">
      <div className={classes.extra}>
        <MoneyField control={control} name="cents" label="Price" autoFocus />
        <NumberField
          control={control}
          name="quantity"
          label="For how many"
          unit={entry.item ? unitWords[entry.item.unit] : ''}
          min={1}
          max={100_000}
        />
        <Button type="submit" variant="default" loading={form.formState.isSubmitting}>
          Save the price
        </Button>
        <Button variant="subtle" onClick={() => void draft.discard().then(onDone)}>
          Cancel
        </Button>
      </div>
    </Form>
  )
}
