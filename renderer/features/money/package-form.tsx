import { zodResolver } from '@hookform/resolvers/zod'
import { useEffect, useMemo, useState } from 'react'
import { type Resolver, type UseFormReturn, useForm } from 'react-hook-form'
import { paths } from '#renderer/app/paths'
import { takePayment } from '#renderer/data/commands/take-payment'
import { fullName } from '#renderer/data/queries/client-directory'
import { useSession } from '#renderer/data/session'
import { useFormDraft } from '#renderer/data/use-form-draft'
import { CheckboxField } from '#renderer/ui/fields/checkbox-field'
import { DateField } from '#renderer/ui/fields/date-field'
import { MoneyField } from '#renderer/ui/fields/money-field'
import { SelectField } from '#renderer/ui/fields/select-field'
import { TextField } from '#renderer/ui/fields/text-field'
import { Form } from '#renderer/ui/forms/form'
import { FormActions } from '#renderer/ui/forms/form-actions'
import { FieldRow, FormSection } from '#renderer/ui/forms/form-section'
import { LinkButton } from '#renderer/ui/page/link-button'
import { Notice } from '#renderer/ui/show/notice'
import { EmptyState } from '#renderer/ui/tell/empty-state'
import { carriedCents } from '#shared/domain/money/book'
import { centsWords } from '#shared/domain/money/cents'
import { missingFrom } from '#shared/domain/money/completeness'
import { draftOfSale, issuerOf, type SaleOffer } from '#shared/domain/money/draft-receipt'
import {
  blankPayment,
  emptyLine,
  isPackageDraft,
  packageFormSchema,
  type PackageForm as Values,
} from '#shared/domain/money/receipt-form'
import { totalsOf } from '#shared/domain/money/receipt-totals'
import { addDays, addMonths } from '#shared/domain/time/calendar-day'
import { issueWords } from './issue-words'
import { MissingFacts } from './missing-facts'
import classes from './money.module.css'
import { PaymentFields } from './payment-fields'
import type { TakingProps } from './taking'
import { TotalsSide } from './totals-side'

/** A sale of visits paid ahead. */
export function PackageForm(props: TakingProps) {
  const { settings, replaces } = props
  if (settings.packages.length === 0 && !replaces) {
    return (
      <EmptyState
        title="No packages to sell yet"
        action={
          <LinkButton to={paths.money} search={{ view: 'prices' }}>
            Make a package
          </LinkButton>
        }
      >
        A package is so many visits of one service for one price, paid ahead and used one by one.
      </EmptyState>
    )
  }
  return <Sale {...props} />
}

function Sale(props: TakingProps) {
  const { household, settings, practice, therapist, clock, replaces } = props
  const session = useSession()
  const [problem, setProblem] = useState<string | null>(null)
  const { parent } = household
  const { today } = clock
  const before = useMemo(
    () => (replaces ? draftOfSale(replaces.receipt, settings.packages, today) : null),
    [replaces, settings, today],
  )
  const offers: readonly SaleOffer[] = before?.offers ?? settings.packages
  const form = useForm<Values>({
    resolver: zodResolver(packageFormSchema) as unknown as Resolver<Values>,
    defaultValues: before?.form ?? {
      ...{ clientName: fullName(parent.name), offerId: '', priceCents: null, expiresOn: null },
      ...{ taxable: false, payment: blankPayment(today) },
    },
    shouldFocusError: false,
  })
  const { control } = form
  const key = `package:${parent.id}${replaces ? `:${replaces.record.id}` : ''}`
  const draft = useFormDraft(key, form as UseFormReturn<Values>, isPackageDraft)
  const values = form.watch()
  useEffect(() => {
    // Only what a person chose: a draft that is put back keeps the price that was typed.
    const watching = form.watch(({ offerId }, { name, type }) => {
      const chosen = offers.find(({ id }) => id === offerId)
      if (name !== 'offerId' || type !== 'change' || !chosen) return
      form.setValue('priceCents', chosen.priceCents)
      form.setValue(
        'expiresOn',
        chosen.validMonths ? addDays(addMonths(today, chosen.validMonths), -1) : null,
      )
    })
    return () => watching.unsubscribe()
  }, [form, offers, today])

  const offer = offers.find(({ id }) => id === values.offerId) ?? null
  const { taxMilliPercent } = settings
  const totals = totalsOf(
    [
      {
        ...emptyLine(session.newId()),
        ...{ kind: 'package', description: offer?.name ?? 'Package' },
        ...{ serviceId: offer?.serviceId ?? null, unitCents: values.priceCents ?? 0 },
        taxable: values.taxable,
        sold: { visits: offer?.visits ?? 1, expiresOn: values.expiresOn },
      },
    ],
    null,
    taxMilliPercent,
  )
  const coveredCents = replaces ? carriedCents(replaces) : 0
  const issuer = issuerOf(practice, therapist)
  const missing = missingFrom({ issuer, clientName: 'given', lines: totals.lines })
  const sell = async (filled: Values) => {
    const done = await takePayment(session, {
      ...totals,
      ...{ clientId: parent.id, visitId: '', personId: parent.id, therapistId: therapist.id },
      ...{ clientName: filled.clientName.trim(), withBirthDate: false, placeOfService: 'home' },
      ...{ discount: null, taxMilliPercent, note: '', payment: filled.payment },
      replacesId: replaces?.record.id ?? null,
    })
    if (!done.ok) return setProblem(issueWords[done.refusal.code])
    await draft.discard()
    props.onIssued(done.value)
  }
  return (
    <div className={classes.taking}>
      <Form form={form} onSubmit={sell} label="Sell a package">
        <FormSection title="The package">
          <SelectField
            control={control}
            name="offerId"
            label="Package"
            width="l"
            options={offers.map((one) => ({
              value: one.id,
              label: `${one.name}: ${one.visits} visits, ${centsWords(one.priceCents)}`,
            }))}
          />
          <TextField
            control={control}
            name="clientName"
            label="Who the visits are for"
            maxLength={120}
            width="m"
          />
          <FieldRow>
            <MoneyField control={control} name="priceCents" label="Price" />
            <DateField
              control={control}
              name="expiresOn"
              label="Last day"
              optional
              today={clock.today}
              min={clock.today}
              help="Some states do not let paid visits end: look it up for yours."
            />
          </FieldRow>
          {taxMilliPercent > 0 && (
            <CheckboxField control={control} name="taxable" label="Sales tax is put on it" />
          )}
        </FormSection>
        <FormSection title="How it is paid">
          <PaymentFields<Values>
            control={control}
            how={values.payment.how}
            packages={[]}
            today={clock.today}
            openCents={Math.max(0, totals.totalCents - coveredCents)}
          />
        </FormSection>
        {problem && (
          <div role="alert">
            <Notice meaning="attention" title={problem}>
              Nothing was issued. What you typed is kept.
            </Notice>
          </div>
        )}
        <FormActions
          submitLabel={values.payment.how === 'later' ? 'Issue unpaid' : 'Take payment'}
          busy={form.formState.isSubmitting}
          cancelLabel="Keep for later"
          onCancel={props.onLeave}
        />
      </Form>
      <aside className={classes.side} aria-label="Totals">
        <TotalsSide
          totals={totals}
          taxMilliPercent={taxMilliPercent}
          coveredCents={coveredCents}
          coveredBy="Paid before"
          payment={values.payment}
        />
        <p className={classes.quiet}>
          A package is no session: spending accounts pay for its visits once they were held.
        </p>
        <MissingFacts
          missing={missing}
          clientId={parent.id}
          otherTherapist={therapist.id === session.staffId ? null : therapist.name}
        />
      </aside>
    </div>
  )
}
