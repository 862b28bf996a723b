import { zodResolver } from '@hookform/resolvers/zod'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { type Resolver, type UseFormReturn, useForm } from 'react-hook-form'
import { z } from 'zod'
import { saveMoney, saveNpi } from '#renderer/data/commands/save-money'
import { staffMember } from '#renderer/data/queries/practice'
import { useSession } from '#renderer/data/session'
import { useFormDraft } from '#renderer/data/use-form-draft'
import { useLive } from '#renderer/data/use-live'
import { MoneyField } from '#renderer/ui/fields/money-field'
import { NumberField } from '#renderer/ui/fields/number-field'
import { RadioCards } from '#renderer/ui/fields/radio-cards'
import { TextField } from '#renderer/ui/fields/text-field'
import { Form } from '#renderer/ui/forms/form'
import { FormActions } from '#renderer/ui/forms/form-actions'
import { FieldRow, FormSection } from '#renderer/ui/forms/form-section'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { Status } from '#renderer/ui/show/status'
import { announce } from '#renderer/ui/tell/announce'
import { Reading, typedBefore } from '#renderer/ui/tell/reading'
import { npiField } from '#shared/domain/money/letters'
import type { CatalogEntry } from '#shared/schema/catalog-entry'
import { type MoneySettings, wordingSchema } from '#shared/schema/money'
import { centsSchema } from '#shared/schema/primitives'
import type { Staff } from '#shared/schema/staff'
import { PackageOffers } from './package-offers'
import { ServicePrices } from './service-prices'

interface PricesViewProps {
  readonly settings: MoneySettings
  readonly services: readonly CatalogEntry[]
}

/** What receipts are made of: the practice's numbers, prices, fees and packages. */
export function PricesView(props: PricesViewProps) {
  const session = useSession()
  const staff = useLive(staffMember, session.staffId)
  if (staff.status !== 'ready') {
    return <Reading of={[staff]} what="Your prices" page="Prices and details" />
  }
  return (
    <PageFrame
      title="Prices and details"
      lead="What stands on every receipt. What was issued already stays as it was."
      width="wide"
    >
      {staff.value && <Details settings={props.settings} staff={staff.value} />}
      <ServicePrices services={props.services} settings={props.settings} />
      <PackageOffers services={props.services} settings={props.settings} />
    </PageFrame>
  )
}

const detailsSchema = z.strictObject({
  taxId: z
    .string()
    .max(20)
    .refine((text) => text === '' || /^\d{2}-?\d{7}$|^\d{3}-?\d{2}-?\d{4}$/.test(text.trim()), {
      message: 'An EIN has nine digits, such as 12-3456789.',
    }),
  practiceNpi: npiField,
  ownNpi: npiField,
  taxPercent: z.number().min(0).max(100, 'At most 100 %.').nullable(),
  travelFeeCents: centsSchema.nullable(),
  wording: wordingSchema,
})
type Values = z.input<typeof detailsSchema>

const isDraft = (values: unknown): values is Values =>
  typeof values === 'object' &&
  values !== null &&
  ['taxId', 'practiceNpi', 'ownNpi', 'wording'].every(
    (name) => typeof Reflect.get(values, name) === 'string',
  )

function Details({ settings, staff }: { readonly settings: MoneySettings; readonly staff: Staff }) {
  const session = useSession()
  const [gone, setGone] = useState(false)
  const form = useForm<Values>({
    resolver: zodResolver(detailsSchema) as unknown as Resolver<Values>,
    defaultValues: {
      ...{ taxId: settings.taxId, practiceNpi: settings.npi, ownNpi: staff.npi ?? '' },
      taxPercent: settings.taxMilliPercent === 0 ? null : settings.taxMilliPercent / 1000,
      travelFeeCents: settings.travelFeeCents || null,
      wording: settings.wording,
    },
    shouldFocusError: false,
  })
  const { control } = form
  const draft = useFormDraft('money-details', form as UseFormReturn<Values>, isDraft)
  if (!draft.ready) return <Reading of={[draft]} {...typedBefore} />
  const save = async (values: Values) => {
    const saved = await saveMoney(session, (before) => ({
      ...before,
      ...{ taxId: values.taxId.trim(), npi: values.practiceNpi, wording: values.wording },
      taxMilliPercent: Math.round((values.taxPercent ?? 0) * 1000),
      travelFeeCents: values.travelFeeCents ?? 0,
    }))
    const own = await saveNpi(session, { staffId: staff.id, npi: values.ownNpi })
    // What is the practice's to say was refused, and the shell says so; what is one's own is kept.
    const isTheirs = !saved.ok && saved.refusal === 'notYours'
    if ((!saved.ok && !isTheirs) || !own.ok) return setGone(true)
    setGone(false)
    if (isTheirs) return
    await draft.clear()
    form.reset(values)
    announce('Saved')
  }
  return (
    <Form form={form} onSubmit={save} label="Details on receipts">
      <FormSection
        title="On every receipt"
        help="Clients get to see the tax ID: rather an EIN than a Social Security number. Sales tax only where massage is taxed: ask your tax adviser. Name, address and phone are entered under Settings, Practice; your license under Settings, You."
      >
        <FieldRow>
          <TextField control={control} name="taxId" label="Tax ID (EIN)" maxLength={20} width="s" />
          <TextField
            control={control}
            name="practiceNpi"
            label="Practice NPI"
            optional
            maxLength={10}
            width="s"
          />
          <TextField
            control={control}
            name="ownNpi"
            label="Your NPI"
            optional
            maxLength={10}
            width="s"
          />
        </FieldRow>
        <FieldRow>
          <MoneyField control={control} name="travelFeeCents" label="Travel fee" optional />
          <NumberField
            control={control}
            name="taxPercent"
            label="Sales tax"
            optional
            unit="%"
            decimals={3}
          />
        </FieldRow>
        <RadioCards
          control={control}
          name="wording"
          label="How sessions read"
          columns={2}
          options={[
            {
              value: 'plain',
              label: 'Plainly',
              help: '“Therapeutic massage”: tells nobody of anyone’s health.',
            },
            {
              value: 'named',
              label: 'By the name of the service',
              help: 'Says more than some clients want others to read. Can be changed on each receipt.',
            },
          ]}
        />
      </FormSection>
      {gone && (
        <p role="alert">
          <Status meaning="attention">The practice’s entry is not here.</Status> What you typed is
          kept.
        </p>
      )}
      <FormActions submitLabel="Save the details" busy={form.formState.isSubmitting}>
        {form.formState.isDirty && (
          <Button
            variant="subtle"
            onClick={() => {
              form.reset()
              void draft.clear()
            }}
          >
            As it was
          </Button>
        )}
      </FormActions>
    </Form>
  )
}
