import { zodResolver } from '@hookform/resolvers/zod'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { type Resolver, useForm } from 'react-hook-form'
import {
  putRateBack,
  removeRate,
  saveBookKeeping,
  saveRate,
} from '#renderer/data/commands/save-mileage'
import { allStaff } from '#renderer/data/queries/practice'
import { useSession } from '#renderer/data/session'
import { useLive } from '#renderer/data/use-live'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { DateField } from '#renderer/ui/fields/date-field'
import { NumberField } from '#renderer/ui/fields/number-field'
import { SelectField } from '#renderer/ui/fields/select-field'
import { TextField } from '#renderer/ui/fields/text-field'
import { Form } from '#renderer/ui/forms/form'
import { FieldRow } from '#renderer/ui/forms/form-section'
import { Row, Rows } from '#renderer/ui/page/rows'
import { Section } from '#renderer/ui/page/section'
import { Status } from '#renderer/ui/show/status'
import { useUndo } from '#renderer/ui/tell/undo'
import { dateWords } from '#shared/domain/clients/words'
import { purposeWords, rateWords, unitNames } from '#shared/domain/mileage/drive-words'
import { type RateForm, rateFormSchema } from '#shared/domain/mileage/rate-form'
import { dayOf } from '#shared/domain/time/calendar-day'
import type { MileageRate, MileageSettings } from '#shared/schema/mileage-settings'
import classes from './mileage.module.css'

interface RatesProps {
  readonly settings: MileageSettings
  readonly clock: PracticeClock
}

/** What a mile counts for, from which day on, and where the figure comes from. */
export function Rates({ settings, clock }: RatesProps) {
  const session = useSession()
  const offerUndo = useUndo()
  const staff = useLive(allStaff)
  const nameOf = (id: string) => staff.value?.find((one) => one.id === id)?.name ?? 'someone'
  const remove = async (rate: MileageRate) => {
    const done = await removeRate(session, rate.id)
    if (!done.ok) return
    offerUndo({
      message: 'Rate removed',
      undo: async () => {
        await putRateBack(session, rate)
      },
    })
  }
  return (
    <Section
      title="Rates"
      help="Doorstep brings none along: enter each year’s from the tax authority or your adviser."
    >
      {settings.rates.length > 0 && (
        <Rows label="Rates">
          {settings.rates.map((rate) => (
            <Row
              key={rate.id}
              title={rateWords(rate.tenthsOfCent, settings.unit)}
              detail={`from ${dateWords(rate.fromDay)} · ${rate.source || 'no source'} · entered by ${nameOf(rate.setBy)}, ${dateWords(dayOf(rate.setAt, clock.timeZone))}`}
              trailing={
                <Button variant="subtle" size="sm" onClick={() => void remove(rate)}>
                  Remove
                </Button>
              }
            />
          ))}
        </Rows>
      )}
      <RateEditor settings={settings} clock={clock} />
      <BookKeeping settings={settings} />
    </Section>
  )
}

function RateEditor({ settings, clock }: RatesProps) {
  const session = useSession()
  const [told, setTold] = useState<string | null>(null)
  const blank: RateForm = { fromDay: `${clock.today.slice(0, 4)}-01-01`, cents: null, source: '' }
  const form = useForm<RateForm>({
    resolver: zodResolver(rateFormSchema) as unknown as Resolver<RateForm>,
    defaultValues: blank,
    shouldFocusError: false,
  })
  const { control } = form
  const save = async ({ fromDay, cents, source }: RateForm) => {
    const tenthsOfCent = Math.round((cents ?? 0) * 10)
    const done = await saveRate(session, { fromDay: fromDay ?? '', tenthsOfCent, source })
    if (!done.ok) return setTold('There are too many rates. Remove old ones first.')
    setTold(null)
    form.reset(blank)
  }
  return (
    <Form form={form} onSubmit={save} label="A rate">
      <div className={classes.rate}>
        <FieldRow>
          <DateField control={control} name="fromDay" label="From" today={clock.today} />
          <NumberField
            control={control}
            name="cents"
            label={`Cents a ${settings.unit === 'mi' ? 'mile' : 'kilometer'}`}
            unit="¢"
            decimals={1}
            width="s"
          />
          <TextField
            control={control}
            name="source"
            label="Where it comes from"
            width="m"
            maxLength={300}
          />
        </FieldRow>
        <div>
          <Button type="submit" variant="default" loading={form.formState.isSubmitting}>
            Add the rate
          </Button>
        </div>
        {told && (
          <p role="alert">
            <Status meaning="attention">{told}</Status>
          </p>
        )}
      </div>
    </Form>
  )
}

const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

function BookKeeping({ settings }: Pick<RatesProps, 'settings'>) {
  const session = useSession()
  const form = useForm<Pick<MileageSettings, 'unit' | 'homeLegs'>>({
    values: { unit: settings.unit, homeLegs: settings.homeLegs },
  })
  const { control } = form
  const save = form.handleSubmit(async (values) => {
    await saveBookKeeping(session, values)
  })
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is chosen is kept at once
    <div className={classes.rate} onBlur={() => void save()}>
      <FieldRow>
        <SelectField
          control={control}
          name="unit"
          label="New drives are counted in"
          width="s"
          options={optionsOf(unitNames)}
        />
        <SelectField
          control={control}
          name="homeLegs"
          label="Drives from and to the home base"
          help="Whether they are a commute depends on where you work: ask your tax adviser."
          width="m"
          options={optionsOf(purposeWords)}
        />
      </FieldRow>
    </div>
  )
}
