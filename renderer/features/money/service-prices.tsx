import { Button } from '@mantine/core'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { saveServicePrice } from '#renderer/data/commands/save-money'
import { useSession } from '#renderer/data/session'
import { useFormDraft } from '#renderer/data/use-form-draft'
import { CheckboxField } from '#renderer/ui/fields/checkbox-field'
import { MoneyField } from '#renderer/ui/fields/money-field'
import { Form } from '#renderer/ui/forms/form'
import { Row, Rows } from '#renderer/ui/page/rows'
import { Section } from '#renderer/ui/page/section'
import { announce } from '#renderer/ui/tell/announce'
import { useUndo } from '#renderer/ui/tell/undo'
import { centsWords } from '#shared/domain/money/cents'
import type { CatalogEntry, Service } from '#shared/schema/catalog-entry'
import type { MoneySettings } from '#shared/schema/money'
import classes from './money.module.css'

interface ServicePricesProps {
  readonly services: readonly CatalogEntry[]
  readonly settings: MoneySettings
}

/** What each service costs; what else there is to a service stands under Supplies, Lists. */
export function ServicePrices({ services, settings }: ServicePricesProps) {
  const [asked, setAsked] = useState<string | null>(null)
  const shown = services.filter(({ active }) => active)
  return (
    <Section title="Services">
      {shown.length === 0 && (
        <p className={classes.quiet}>No services yet: make them under Supplies, Lists.</p>
      )}
      <Rows label="Prices of services">
        {shown.map((entry) =>
          entry.service === null ? null : asked === entry.id ? (
            <li key={entry.id} className={classes.act}>
              <strong>{entry.name}</strong>
              <PriceForm
                id={entry.id}
                service={entry.service}
                settings={settings}
                onDone={() => setAsked(null)}
              />
            </li>
          ) : (
            <Row
              key={entry.id}
              title={entry.name}
              detail={feeWords(entry.service, settings)}
              trailing={
                <>
                  <strong data-figures>{centsWords(entry.service.priceCents)}</strong>
                  <Button
                    variant="subtle"
                    size="sm"
                    aria-label={`Change the price of ${entry.name}`}
                    onClick={() => setAsked(entry.id)}
                  >
                    Change
                  </Button>
                </>
              }
            />
          ),
        )}
      </Rows>
    </Section>
  )
}

const feeWords = (service: Service, settings: MoneySettings): string => {
  const fee = service.travelFeeCents ?? settings.travelFeeCents
  return [
    fee > 0 ? `travel fee ${centsWords(fee)}` : 'no travel fee',
    service.taxable && settings.taxMilliPercent > 0 ? 'taxed' : '',
  ]
    .filter(Boolean)
    .join(' · ')
}

interface PriceValues {
  priceCents: number | null
  travelFeeCents: number | null
  taxable: boolean
}

const isPriceDraft = (values: unknown): values is PriceValues =>
  typeof values === 'object' && values !== null && 'priceCents' in values && 'taxable' in values

interface PriceFormProps {
  readonly id: string
  readonly service: Service
  readonly settings: MoneySettings
  readonly onDone: () => void
}

function PriceForm({ id, service, settings, onDone }: PriceFormProps) {
  const session = useSession()
  const offerUndo = useUndo()
  const before = {
    priceCents: service.priceCents,
    travelFeeCents: service.travelFeeCents ?? null,
    taxable: service.taxable ?? false,
  }
  const form = useForm<PriceValues>({ defaultValues: before })
  const { control } = form
  const draft = useFormDraft(`price:${id}`, form, isPriceDraft)
  const save = async (values: PriceValues) => {
    const done = await saveServicePrice(session, {
      ...{ id, travelFeeCents: values.travelFeeCents, taxable: values.taxable },
      priceCents: values.priceCents ?? 0,
    })
    if (!done.ok) return
    await draft.discard()
    announce('Price saved')
    onDone()
    offerUndo({
      message: 'Price changed',
      undo: async () => void (await saveServicePrice(session, { id, ...before })),
    })
  }
  return (
    <Form form={form} onSubmit={save} label="Price">
      <div className={classes.extra}>
        <MoneyField control={control} name="priceCents" label="Price" autoFocus />
        <MoneyField
          control={control}
          name="travelFeeCents"
          label="Travel fee"
          optional
          help={`Empty: the practice’s, ${centsWords(settings.travelFeeCents)}`}
        />
        {settings.taxMilliPercent > 0 && (
          <CheckboxField control={control} name="taxable" label="Taxed" width="s" />
        )}
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
