import { zodResolver } from '@hookform/resolvers/zod'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { type Resolver, type UseFormReturn, useForm } from 'react-hook-form'
import { z } from 'zod'
import { removePackage, savePackage } from '#renderer/data/commands/save-money'
import { useSession } from '#renderer/data/session'
import { useFormDraft } from '#renderer/data/use-form-draft'
import { MoneyField } from '#renderer/ui/fields/money-field'
import { NumberField } from '#renderer/ui/fields/number-field'
import { SelectField } from '#renderer/ui/fields/select-field'
import { TextField } from '#renderer/ui/fields/text-field'
import { Form } from '#renderer/ui/forms/form'
import { FieldRow } from '#renderer/ui/forms/form-section'
import { Row, Rows } from '#renderer/ui/page/rows'
import { Section } from '#renderer/ui/page/section'
import { Status } from '#renderer/ui/show/status'
import { announce } from '#renderer/ui/tell/announce'
import { useUndo } from '#renderer/ui/tell/undo'
import { centsWords } from '#shared/domain/money/cents'
import type { CatalogEntry } from '#shared/schema/catalog-entry'
import { type MoneySettings, type PackageOffer, packageOfferSchema } from '#shared/schema/money'
import { centsSchema } from '#shared/schema/primitives'
import classes from './money.module.css'

interface PackageOffersProps {
  readonly services: readonly CatalogEntry[]
  readonly settings: MoneySettings
}

/** Packages as they are offered; what was sold already stands as it was sold. */
export function PackageOffers({ services, settings }: PackageOffersProps) {
  const session = useSession()
  const offerUndo = useUndo()
  const [asked, setAsked] = useState<PackageOffer | 'new' | null>(null)
  const nameOf = (id: string) => services.find((one) => one.id === id)?.name ?? 'A service'
  const remove = async (offer: PackageOffer) => {
    const done = await removePackage(session, offer.id)
    if (!done.ok) return
    offerUndo({
      message: 'Package removed',
      undo: async () => void (await savePackage(session, offer)),
    })
  }
  return (
    <Section
      title="Packages you offer"
      help="So many visits of one service for one price. Each visit later costs its equal part."
      actions={
        asked === null && (
          <Button variant="default" onClick={() => setAsked('new')}>
            Make a package
          </Button>
        )
      }
    >
      {asked !== null && (
        <OfferForm
          key={asked === 'new' ? 'new' : asked.id}
          asked={asked}
          services={services}
          onDone={() => setAsked(null)}
        />
      )}
      {settings.packages.length > 0 && (
        <Rows label="Packages you offer">
          {settings.packages.map((offer) => (
            <Row
              key={offer.id}
              title={offer.name}
              detail={[
                `${offer.visits} × ${nameOf(offer.serviceId)}`,
                offer.validMonths ? `good for ${offer.validMonths} months` : 'no end',
              ].join(' · ')}
              trailing={
                <>
                  <strong data-figures>{centsWords(offer.priceCents)}</strong>
                  <Button
                    variant="subtle"
                    size="sm"
                    aria-label={`Change ${offer.name}`}
                    onClick={() => setAsked(offer)}
                  >
                    Change
                  </Button>
                  <Button
                    variant="subtle"
                    size="sm"
                    aria-label={`Remove ${offer.name}`}
                    onClick={() => void remove(offer)}
                  >
                    Remove
                  </Button>
                </>
              }
            />
          ))}
        </Rows>
      )}
    </Section>
  )
}

const offerSchema = packageOfferSchema.omit({ id: true }).extend({
  serviceId: z.string().min(1, 'Choose the service.'),
  visits: packageOfferSchema.shape.visits
    .nullable()
    .refine((visits) => visits !== null, 'Enter how many visits.'),
  priceCents: centsSchema.nullable().refine((cents) => cents !== null, 'Enter the price.'),
  validMonths: packageOfferSchema.shape.validMonths.nullable(),
})
type Values = z.input<typeof offerSchema>

const isDraft = (values: unknown): values is Values =>
  typeof values === 'object' &&
  values !== null &&
  ['name', 'serviceId'].every((name) => typeof Reflect.get(values, name) === 'string')

interface OfferFormProps {
  readonly asked: PackageOffer | 'new'
  readonly services: readonly CatalogEntry[]
  readonly onDone: () => void
}

function OfferForm({ asked, services, onDone }: OfferFormProps) {
  const session = useSession()
  const [full, setFull] = useState(false)
  const known = asked === 'new' ? null : asked
  const form = useForm<Values>({
    resolver: zodResolver(offerSchema) as unknown as Resolver<Values>,
    defaultValues: {
      name: known?.name ?? '',
      serviceId: known?.serviceId ?? '',
      visits: known?.visits ?? null,
      priceCents: known?.priceCents ?? null,
      validMonths: known?.validMonths || null,
    },
    shouldFocusError: false,
  })
  const { control } = form
  const draft = useFormDraft(`offer:${known?.id ?? 'new'}`, form as UseFormReturn<Values>, isDraft)
  const save = async (values: Values) => {
    const { name, serviceId, visits, priceCents, validMonths } = values
    const done = await savePackage(session, {
      id: known?.id ?? session.newId(),
      ...{ name: name.trim(), serviceId, visits: visits ?? 2, priceCents: priceCents ?? 0 },
      validMonths: validMonths ?? 0,
    })
    if (!done.ok) return setFull(true)
    await draft.discard()
    announce('Package saved')
    onDone()
  }
  return (
    <div className={classes.act}>
      <Form form={form} onSubmit={save} label="Package">
        <div className={classes.fields}>
          <FieldRow>
            <TextField
              control={control}
              name="name"
              label="What it is called"
              maxLength={120}
              width="m"
              autoFocus
            />
            <SelectField
              control={control}
              name="serviceId"
              label="Service"
              width="m"
              options={services
                .filter(({ active, id }) => active || id === known?.serviceId)
                .map(({ id, name }) => ({ value: id, label: name }))}
            />
          </FieldRow>
          <FieldRow>
            <NumberField control={control} name="visits" label="Visits" min={2} max={50} />
            <MoneyField control={control} name="priceCents" label="Price of all" />
            <NumberField
              control={control}
              name="validMonths"
              label="Good for"
              unit="months"
              optional
              help="Empty: no end."
            />
          </FieldRow>
          {full && (
            <p role="alert">
              <Status meaning="attention">There are too many packages. Remove one first.</Status>
            </p>
          )}
          <div className={classes.extra}>
            <Button type="submit" variant="default" loading={form.formState.isSubmitting}>
              Save the package
            </Button>
            <Button variant="subtle" onClick={() => void draft.discard().then(onDone)}>
              Cancel
            </Button>
          </div>
        </div>
      </Form>
    </div>
  )
}
