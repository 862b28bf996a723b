import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { recordMovement } from '#renderer/data/commands/record-stock'
import type { StockBook } from '#renderer/data/queries/stock'
import { useSession } from '#renderer/data/session'
import { useCommand } from '#renderer/data/use-command'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { NumberField } from '#renderer/ui/fields/number-field'
import { SelectField } from '#renderer/ui/fields/select-field'
import { TextField } from '#renderer/ui/fields/text-field'
import { Form } from '#renderer/ui/forms/form'
import { FormActions } from '#renderer/ui/forms/form-actions'
import { FieldRow } from '#renderer/ui/forms/form-section'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { Section } from '#renderer/ui/page/section'
import { Figure } from '#renderer/ui/show/figure'
import { Notice } from '#renderer/ui/show/notice'
import { Status } from '#renderer/ui/show/status'
import { Timeline } from '#renderer/ui/show/timeline'
import { announce } from '#renderer/ui/tell/announce'
import { shortDateWords } from '#shared/domain/clients/words'
import {
  type BookingForm,
  bookingFormSchema,
  bookingRefusalWords,
} from '#shared/domain/supplies/booking-form'
import type { ItemStanding } from '#shared/domain/supplies/stock-standing'
import { movementWords, placeWords, quantityWords, unitWords } from '#shared/domain/supplies/words'
import { dayOf } from '#shared/domain/time/calendar-day'
import { Lots } from './lots'
import classes from './supplies.module.css'

interface ItemStockProps {
  readonly standing: ItemStanding
  readonly book: StockBook
  readonly clock: PracticeClock
}

/** One item: where it lies, what to book, its lots and what was booked. */
export function ItemStock({ standing, book, clock }: ItemStockProps) {
  const { entry, base, bag, laundry, usable } = standing
  const unit = unitWords[entry.item.unit]
  const { par, reorderAt } = entry.item
  return (
    <PageFrame title={entry.name} level={2}>
      <div className={classes.figures}>
        <Figure label="Home base" value={base} unit={unit} />
        <Figure label="Your bag" value={bag} unit={unit} />
        {entry.item.reusable && <Figure label="Laundry" value={laundry} unit={unit} />}
        <Figure
          label="Good to use"
          value={usable}
          unit={unit}
          note={par > 0 ? `Full ${par}, order at ${reorderAt}` : undefined}
        />
      </div>
      {(base < 0 || bag < 0) && (
        <Notice meaning="attention" title="More went out than came in">
          A delivery or a count is missing in the book. Nothing is lost: count what is there, and
          the book follows.
        </Notice>
      )}
      <BookingPanel standing={standing} />
      <Lots standing={standing} book={book} clock={clock} />
      <History standing={standing} book={book} clock={clock} />
    </PageFrame>
  )
}

const kinds = (['received', 'counted', 'used', 'discarded', 'toBag', 'toBase'] as const).map(
  (value) => ({ value, label: movementWords[value] }),
)
const places = (['base', 'bag', 'laundry'] as const).map((value) => ({
  value,
  label: placeWords[value],
}))
const asksPlace = new Set<BookingForm['kind']>(['counted', 'used', 'discarded'])

const blank: BookingForm = { kind: 'received', place: 'base', lotId: '', quantity: null, note: '' }

function BookingPanel({ standing }: { readonly standing: ItemStanding }) {
  const { staffId } = useSession()
  const { run, running } = useCommand(recordMovement)
  const [said, setSaid] = useState<{ meaning: 'done' | 'attention'; words: string } | null>(null)
  const form = useForm<BookingForm>({
    resolver: zodResolver(bookingFormSchema),
    defaultValues: standing.counted ? blank : { ...blank, kind: 'counted' },
    shouldFocusError: false,
  })
  const { control } = form
  const kind = form.watch('kind')
  const { unit } = standing.entry.item
  const lots = standing.lots.map(({ lot, standing: how }) => ({
    value: lot.id,
    label: how === 'recalled' ? `${lot.lotNumber} (called back)` : lot.lotNumber,
  }))
  const save = async ({ quantity, lotId, ...rest }: BookingForm) => {
    const booking = {
      ...rest,
      ...{ quantity: quantity ?? 0, lotId: lotId || null, holderId: staffId },
    }
    const done = await run({ itemId: standing.entry.id, booking })
    if (!done.ok) {
      return setSaid({ meaning: 'attention', words: bookingRefusalWords[done.refusal] })
    }
    const below = done.value.below
      .map(({ place, quantity: left }) => `${placeWords[place]}: ${quantityWords(left, unit)}`)
      .join(', ')
    setSaid(
      below === ''
        ? { meaning: 'done', words: 'Booked' }
        : { meaning: 'attention', words: `Booked. That is less than nothing (${below}).` },
    )
    announce('Booked')
    form.reset({ ...blank, kind: rest.kind, place: rest.place, lotId })
  }
  return (
    <Section title="Book">
      <Form form={form} onSubmit={save} label="Book">
        <div className={classes.fields}>
          <FieldRow>
            <SelectField control={control} name="kind" label="What happened" options={kinds} />
            <NumberField
              control={control}
              name="quantity"
              label={kind === 'counted' ? 'Found' : 'How many'}
              unit={unitWords[unit]}
              decimals={1}
            />
          </FieldRow>
          {(asksPlace.has(kind) || lots.length > 0) && (
            <FieldRow>
              {asksPlace.has(kind) && (
                <SelectField
                  control={control}
                  name="place"
                  label="Where"
                  options={places}
                  width="s"
                />
              )}
              {lots.length > 0 && (
                <SelectField
                  control={control}
                  name="lotId"
                  label="Lot"
                  optional
                  options={lots}
                  placeholder="None"
                />
              )}
            </FieldRow>
          )}
          <TextField control={control} name="note" label="Note" optional maxLength={300} />
        </div>
        <FormActions
          submitLabel="Book it"
          busy={running}
          saved={
            said && (
              <span role={said.meaning === 'attention' ? 'alert' : undefined}>
                <Status meaning={said.meaning}>{said.words}</Status>
              </span>
            )
          }
        />
      </Form>
    </Section>
  )
}

const shownMovements = 30

function History({ standing, book, clock }: ItemStockProps) {
  const { id, item } = standing.entry
  const lots = new Map(item.lots.map((lot) => [lot.id, lot.lotNumber]))
  const all = book.records.flatMap((record) =>
    (record.movement?.lines ?? [])
      .filter(({ itemId }) => itemId === id)
      .map((line, index) => ({ record, line, key: `${record.id} ${index}` })),
  )
  return (
    <Section title="What was booked">
      {all.length === 0 ? (
        <p className={classes.aside}>Nothing yet. The first count is where the book begins.</p>
      ) : (
        <Timeline
          label="What was booked"
          items={all.slice(0, shownMovements).map(({ record, line, key }) => {
            const kind = record.movement?.kind ?? 'counted'
            const sign = kind === 'counted' && line.quantity > 0 ? '+' : ''
            const lot = line.lotId ? `lot ${lots.get(line.lotId) ?? 'taken out'}` : ''
            const where = asksPlace.has(kind as never) ? placeWords[line.place] : ''
            return {
              id: key,
              time: shortDateWords(dayOf(record.at, clock.timeZone), clock.today),
              title: `${movementWords[kind]} ${sign}${quantityWords(line.quantity, line.unit)}`,
              detail: [where, lot, record.movement?.note].filter(Boolean).join(' · ') || undefined,
            }
          })}
        />
      )}
      {all.length > shownMovements && (
        <p className={classes.aside}>And {all.length - shownMovements} earlier.</p>
      )}
    </Section>
  )
}
