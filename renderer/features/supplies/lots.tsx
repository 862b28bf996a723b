import { zodResolver } from '@hookform/resolvers/zod'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { paths } from '#renderer/app/paths'
import { saveLot } from '#renderer/data/commands/record-stock'
import type { StockBook } from '#renderer/data/queries/stock'
import { visitsByIds } from '#renderer/data/queries/stock'
import { useSession } from '#renderer/data/session'
import { useCommand } from '#renderer/data/use-command'
import { useLive } from '#renderer/data/use-live'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { DateField } from '#renderer/ui/fields/date-field'
import { TextField } from '#renderer/ui/fields/text-field'
import { Form } from '#renderer/ui/forms/form'
import { FormActions } from '#renderer/ui/forms/form-actions'
import { FieldRow } from '#renderer/ui/forms/form-section'
import { LinkButton } from '#renderer/ui/page/link-button'
import { Section } from '#renderer/ui/page/section'
import { Status } from '#renderer/ui/show/status'
import { dateWords } from '#shared/domain/clients/words'
import { timeWords } from '#shared/domain/schedule/time-words'
import { type LotForm, lotFormSchema } from '#shared/domain/supplies/booking-form'
import { goodUntil } from '#shared/domain/supplies/lots'
import type { ItemStanding, LotOnHand } from '#shared/domain/supplies/stock-standing'
import { visitsThatUsed } from '#shared/domain/supplies/visit-uses'
import { quantityWords } from '#shared/domain/supplies/words'
import { dayOf } from '#shared/domain/time/calendar-day'
import type { Lot } from '#shared/schema/catalog-entry'
import classes from './supplies.module.css'

interface LotsProps {
  readonly standing: ItemStanding
  readonly book: StockBook
  readonly clock: PracticeClock
}

/** The deliveries told apart by the number on the label: dates, calling back, and where they were used. */
export function Lots({ standing, book, clock }: LotsProps) {
  const session = useSession()
  const [editing, setEditing] = useState<string | null>(null)
  const { entry, lots } = standing
  return (
    <Section
      title="Lots"
      actions={
        editing === null && (
          <Button variant="default" size="compact-md" onClick={() => setEditing(session.newId())}>
            New lot
          </Button>
        )
      }
    >
      {lots.length === 0 && editing === null && (
        <p className={classes.aside}>
          None. A lot number makes it possible to say which visits a called-back product went to.
        </p>
      )}
      <ul className={classes.plainList}>
        {lots.map((one) =>
          editing === one.lot.id ? (
            <li key={one.lot.id}>
              <LotEditor
                itemId={entry.id}
                lot={one.lot}
                onClose={() => setEditing(null)}
                {...{ clock }}
              />
            </li>
          ) : (
            <LotRow
              key={one.lot.id}
              one={one}
              {...{ standing, book, clock }}
              onEdit={() => setEditing(one.lot.id)}
            />
          ),
        )}
      </ul>
      {editing !== null && !lots.some(({ lot }) => lot.id === editing) && (
        <LotEditor
          itemId={entry.id}
          lot={{ ...blankLot, id: editing }}
          onClose={() => setEditing(null)}
          clock={clock}
        />
      )}
    </Section>
  )
}

const blankLot = { lotNumber: '', expiresOn: null, openedOn: null, recalledOn: null }

const standings = {
  recalled: { meaning: 'stop', words: 'Called back' },
  expired: { meaning: 'attention', words: 'Past its date' },
  expiring: { meaning: 'waiting', words: 'Runs out soon' },
  good: { meaning: 'done', words: 'Good' },
} as const

function LotRow({
  one,
  standing,
  book,
  clock,
  onEdit,
}: LotsProps & { readonly one: LotOnHand; readonly onEdit: () => void }) {
  const { run } = useCommand(saveLot)
  const { entry } = standing
  const { lot } = one
  const until = goodUntil(entry.item, lot)
  const { meaning, words } = standings[one.standing]
  const facts = [
    `${quantityWords(one.quantity, entry.item.unit)} on hand`,
    until ? `good until ${dateWords(until)}` : 'no date',
    lot.openedOn ? `opened ${dateWords(lot.openedOn)}` : '',
  ]
  const recall = (recalledOn: string | null) =>
    void run({ itemId: entry.id, lot: { ...lot, recalledOn } })
  return (
    <li className={classes.lot}>
      <div className={classes.lotHead}>
        <span className={classes.packWords}>
          <span className={classes.packName}>Lot {lot.lotNumber}</span>
          <span className={classes.packAbout}>{facts.filter(Boolean).join(' · ')}</span>
        </span>
        <Status meaning={meaning}>{words}</Status>
        <Button
          variant="subtle"
          size="compact-md"
          aria-label={`Change lot ${lot.lotNumber}`}
          onClick={onEdit}
        >
          Change
        </Button>
        {lot.recalledOn === null && (
          <Button
            variant="subtle"
            size="compact-md"
            aria-label={`Called back: lot ${lot.lotNumber}`}
            onClick={() => recall(clock.today)}
          >
            Called back
          </Button>
        )}
      </div>
      {lot.recalledOn !== null && (
        <UsedIn ids={visitsThatUsed(book.records, lot.id)} clock={clock} />
      )}
    </li>
  )
}

/** The visits a called-back lot went to, as far as they are on this laptop. */
function UsedIn({
  ids,
  clock,
}: {
  readonly ids: readonly string[]
  readonly clock: PracticeClock
}) {
  const visits = useLive(visitsByIds, ids.join(' '))
  if (ids.length === 0) return <p className={classes.aside}>It was used in no visit.</p>
  if (visits.status !== 'ready') return null
  const elsewhere = ids.length - visits.value.length
  return (
    <div className={classes.usedIn}>
      <span>Used in</span>
      {visits.value.map((visit) => (
        <LinkButton
          key={visit.id}
          to={paths.visit}
          params={{ visitId: visit.id }}
          variant="subtle"
          size="compact-md"
        >
          {`${dateWords(dayOf(visit.startAt, clock.timeZone))}, ${timeWords(visit.startAt, clock.timeZone)}`}
        </LinkButton>
      ))}
      {elsewhere > 0 && <span>and {elsewhere} of another therapist</span>}
    </div>
  )
}

interface LotEditorProps {
  readonly itemId: string
  readonly lot: Lot
  readonly clock: PracticeClock
  readonly onClose: () => void
}

function LotEditor({ itemId, lot, clock, onClose }: LotEditorProps) {
  const { run, running } = useCommand(saveLot)
  const { id, ...values } = lot
  const form = useForm<LotForm>({
    resolver: zodResolver(lotFormSchema),
    defaultValues: values,
    shouldFocusError: false,
  })
  const { control } = form
  return (
    <Form
      form={form}
      label="Lot"
      onSubmit={async (typed) => {
        const done = await run({ itemId, lot: { ...typed, id } })
        if (done.ok) onClose()
      }}
    >
      <div className={classes.fields}>
        <TextField
          control={control}
          name="lotNumber"
          label="Lot number"
          maxLength={120}
          autoFocus
        />
        <FieldRow>
          <DateField
            control={control}
            name="expiresOn"
            label="Expires on"
            optional
            today={clock.today}
          />
          <DateField
            control={control}
            name="openedOn"
            label="Opened on"
            optional
            today={clock.today}
          />
          {lot.recalledOn !== null && (
            <DateField
              control={control}
              name="recalledOn"
              label="Called back on"
              optional
              today={clock.today}
            />
          )}
        </FieldRow>
      </div>
      <FormActions submitLabel="Save lot" busy={running} onCancel={onClose} />
    </Form>
  )
}
