import { Button, NumberInput, Select } from '@mantine/core'
import { IconWashMachine } from '@tabler/icons-react'
import { useState } from 'react'
import { recordCleaning, washLaundry } from '#renderer/data/commands/record-stock'
import { catalogLists } from '#renderer/data/queries/catalog'
import { stockBook } from '#renderer/data/queries/stock'
import { useCommand } from '#renderer/data/use-command'
import { useLive } from '#renderer/data/use-live'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { Row, Rows } from '#renderer/ui/page/rows'
import { Section } from '#renderer/ui/page/section'
import { Status } from '#renderer/ui/show/status'
import { Timeline } from '#renderer/ui/show/timeline'
import { Reading } from '#renderer/ui/tell/reading'
import { shortDateWords } from '#shared/domain/clients/words'
import { timeWords } from '#shared/domain/schedule/time-words'
import { checkWash, hotWashC } from '#shared/domain/supplies/cleaning-rules'
import { temperatureWords } from '#shared/domain/supplies/heat-rules'
import { onHand } from '#shared/domain/supplies/stock-ledger'
import {
  cleaningMethodWords,
  cleaningWords,
  heatWords,
  quantityWords,
} from '#shared/domain/supplies/words'
import { dayOf } from '#shared/domain/time/calendar-day'
import type { Cleaning, StockRecord } from '#shared/schema/stock'
import classes from './supplies.module.css'

/** The end of the day: what is to be washed, what was cleaned, and how warm it was. */
export function CareView({ clock }: { readonly clock: PracticeClock }) {
  const entries = useLive(catalogLists)
  const book = useLive(stockBook)
  if (entries.status !== 'ready' || book.status !== 'ready') {
    return <Reading of={[entries, book]} what="Your supplies" />
  }
  const { ledger, records } = book.value
  const laundry = entries.value.flatMap((entry) => {
    const quantity = onHand(ledger, entry.id, { place: 'laundry' })
    return entry.item && quantity > 0 ? [{ entry, unit: entry.item.unit, quantity }] : []
  })
  return (
    <PageFrame title="Laundry and cleaning">
      <Section title="To wash">
        {laundry.length === 0 ? (
          <p className={classes.aside}>
            Nothing. Linen that was used in a visit stands here when the visit is finished.
          </p>
        ) : (
          <>
            <Rows label="To wash">
              {laundry.map(({ entry, unit, quantity }) => (
                <Row
                  key={entry.id}
                  title={entry.name}
                  trailing={
                    <strong className={classes.packNumber}>{quantityWords(quantity, unit)}</strong>
                  }
                />
              ))}
            </Rows>
            <WashForm />
          </>
        )}
      </Section>
      <Section title="Cleaning">
        <CleaningForm />
        <Log
          label="Cleaning log"
          empty="Nothing written down yet."
          records={records.filter(({ cleaning }) => cleaning !== null)}
          clock={clock}
        />
      </Section>
      <Section title="Warmth" help="Written down on the visit, beside the session.">
        <Log
          label="Heat log"
          empty="Nothing written down yet."
          records={records.filter(({ heat }) => heat !== null)}
          clock={clock}
        />
      </Section>
    </PageFrame>
  )
}

function WashForm() {
  const { run, running } = useCommand(washLaundry)
  const [method, setMethod] = useState<'hotWash' | 'bleach'>('hotWash')
  const [celsius, setCelsius] = useState<number | ''>(hotWashC)
  const [problem, setProblem] = useState('')
  const save = async () => {
    const cleaning: Cleaning = {
      ...{ what: 'linen', method, contactMin: null, note: '' },
      temperatureC: celsius === '' ? null : celsius,
    }
    const refusal = checkWash(cleaning)
    setProblem(refusal ?? '')
    if (refusal === null) await run(cleaning)
  }
  return (
    <form
      className={classes.inlineForm}
      aria-label="Washed"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Select
        label="How it was washed"
        data={(['hotWash', 'bleach'] as const).map((value) => ({
          value,
          label: cleaningMethodWords[value],
        }))}
        value={method}
        onChange={(value) => setMethod(value === 'bleach' ? 'bleach' : 'hotWash')}
        allowDeselect={false}
      />
      <NumberInput
        label="Wash temperature, °C"
        value={celsius}
        onChange={(value) => setCelsius(typeof value === 'number' ? value : '')}
        hideControls
        className={classes.percent ?? ''}
      />
      <Button
        type="submit"
        loading={running}
        leftSection={<IconWashMachine size={18} aria-hidden />}
      >
        All washed
      </Button>
      {problem && (
        <span role="alert">
          <Status meaning="attention">{problem}</Status>
        </span>
      )}
    </form>
  )
}

const cleanable = (['surfaces', 'devices', 'toys', 'bottles', 'bags'] as const).map((value) => ({
  value,
  label: cleaningWords[value],
}))
const methods = (['disinfected', 'soapAndWater', 'bleach'] as const).map((value) => ({
  value,
  label: cleaningMethodWords[value],
}))

function CleaningForm() {
  const { run, running } = useCommand(recordCleaning)
  const [what, setWhat] = useState<Cleaning['what']>('surfaces')
  const [method, setMethod] = useState<Cleaning['method']>('disinfected')
  const [contactMin, setContactMin] = useState<number | ''>('')
  const needsTime = method === 'disinfected' && contactMin === ''
  return (
    <form
      className={classes.inlineForm}
      aria-label="Cleaned"
      onSubmit={async (event) => {
        event.preventDefault()
        if (needsTime) return
        await run({
          ...{ what, method, temperatureC: null, note: '' },
          contactMin: contactMin === '' ? null : contactMin,
        })
        setContactMin('')
      }}
    >
      <Select
        label="What was cleaned"
        data={cleanable}
        value={what}
        onChange={(value) => value && setWhat(value as Cleaning['what'])}
        allowDeselect={false}
      />
      <Select
        label="How"
        data={methods}
        value={method}
        onChange={(value) => value && setMethod(value as Cleaning['method'])}
        allowDeselect={false}
      />
      {method === 'disinfected' && (
        <NumberInput
          label="Left wet, minutes"
          value={contactMin}
          onChange={(value) => setContactMin(typeof value === 'number' ? value : '')}
          min={0}
          max={120}
          allowDecimal={false}
          hideControls
          className={classes.percent ?? ''}
        />
      )}
      <Button type="submit" variant="default" loading={running} disabled={needsTime}>
        Write down
      </Button>
    </form>
  )
}

const shownLines = 20

interface LogProps {
  readonly label: string
  readonly empty: string
  readonly records: readonly StockRecord[]
  readonly clock: PracticeClock
}

function Log({ label, empty, records, clock }: LogProps) {
  if (records.length === 0) return <p className={classes.aside}>{empty}</p>
  return (
    <Timeline
      label={label}
      items={records.slice(0, shownLines).map((record) => ({
        id: record.id,
        time: shortDateWords(dayOf(record.at, clock.timeZone), clock.today),
        title: titleOf(record),
        detail: [timeWords(record.at, clock.timeZone), detailOf(record)]
          .filter(Boolean)
          .join(' · '),
      }))}
    />
  )
}

function titleOf({ heat, cleaning }: StockRecord): string {
  if (heat) return `${heatWords[heat.what]}, ${temperatureWords(heat.temperatureC)}`
  return cleaning ? cleaningWords[cleaning.what] : ''
}

function detailOf({ heat, cleaning }: StockRecord): string {
  if (heat)
    return [`${heat.minutes} min`, 'tried on the wrist', heat.reason].filter(Boolean).join(' · ')
  if (!cleaning) return ''
  return [
    cleaningMethodWords[cleaning.method],
    cleaning.contactMin === null ? '' : `${cleaning.contactMin} min wet`,
    cleaning.temperatureC === null ? '' : temperatureWords(cleaning.temperatureC),
  ]
    .filter(Boolean)
    .join(' · ')
}
