import { zodResolver } from '@hookform/resolvers/zod'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { type Resolver, type UseFormReturn, useFieldArray, useForm } from 'react-hook-form'
import { takePayment } from '#renderer/data/commands/take-payment'
import { fullName } from '#renderer/data/queries/client-directory'
import { useSession } from '#renderer/data/session'
import { useFormDraft } from '#renderer/data/use-form-draft'
import { CheckboxField } from '#renderer/ui/fields/checkbox-field'
import { DateField } from '#renderer/ui/fields/date-field'
import { MoneyField } from '#renderer/ui/fields/money-field'
import { NumberField } from '#renderer/ui/fields/number-field'
import { SelectField } from '#renderer/ui/fields/select-field'
import { TextField } from '#renderer/ui/fields/text-field'
import { Form } from '#renderer/ui/forms/form'
import { FormActions } from '#renderer/ui/forms/form-actions'
import { FieldRow, FormSection } from '#renderer/ui/forms/form-section'
import { Notice } from '#renderer/ui/show/notice'
import { carriedCents, isUsable } from '#shared/domain/money/book'
import { missingFrom } from '#shared/domain/money/completeness'
import { draftOfReceipt, draftOfVisit, issuerOf } from '#shared/domain/money/draft-receipt'
import {
  discountOfForm,
  isReceiptDraft,
  type ReceiptForm,
  receiptFormSchema,
  totalsOfForm,
} from '#shared/domain/money/receipt-form'
import { placeWords } from '#shared/domain/money/words'
import { issueWords } from './issue-words'
import { MissingFacts } from './missing-facts'
import classes from './money.module.css'
import { PaymentFields } from './payment-fields'
import type { TakingProps } from './taking'
import { TotalsSide } from './totals-side'

const placeOptions = Object.entries(placeWords).map(([value, label]) => ({ value, label }))

/** A session's charge as the visit tells it; issued and paid with one button. */
export function SessionForm(props: TakingProps) {
  const { visit, service, household, settings, book, practice, therapist, clock, replaces } = props
  const session = useSession()
  const [problem, setProblem] = useState<string | null>(null)
  const { parent, infants } = household
  const form = useForm<ReceiptForm>({
    resolver: zodResolver(receiptFormSchema) as unknown as Resolver<ReceiptForm>,
    defaultValues: replaces
      ? draftOfReceipt(replaces.receipt, clock.today)
      : draftOfVisit({
          ...{ visit, service, settings, today: clock.today },
          clientName: fullName(parent.name),
        }),
    shouldFocusError: false,
  })
  const { control } = form
  const extras = useFieldArray({ control, name: 'extras' })
  const key = `receipt:${visit?.id ?? parent.id}${replaces ? `:${replaces.record.id}` : ''}`
  const draft = useFormDraft(key, form as UseFormReturn<ReceiptForm>, isReceiptDraft)
  const values = form.watch()

  const packages = book.packages.filter((one) => isUsable(one, clock.today))
  const ahead =
    values.payment.how === 'package'
      ? (packages.find(({ id }) => id === values.payment.packageId) ?? null)
      : null
  const serviceId = visit?.serviceId ?? null
  const { taxMilliPercent } = settings
  const ground = { serviceId, taxMilliPercent, package: ahead, newId: session.newId }
  const totals = totalsOfForm(values, ground)
  const covered = (ahead?.nextCents ?? 0) + (replaces ? carriedCents(replaces) : 0)
  const issuer = issuerOf(practice, therapist)
  const missing = missingFrom({
    issuer,
    clientName: values.clientName,
    lines: totals.lines,
  }).filter((fact) => !['servedOn', 'description', 'minutes', 'lines', 'clientName'].includes(fact))
  const person = infants.find(({ name }) => fullName(name) === values.clientName.trim()) ?? parent

  const issue = async (filled: ReceiptForm) => {
    const made = totalsOfForm(filled, ground)
    const done = await takePayment(session, {
      ...made,
      ...{ clientId: parent.id, visitId: visit?.id ?? '', personId: person.id },
      ...{ therapistId: therapist.id, clientName: filled.clientName.trim() },
      ...{ withBirthDate: filled.withBirthDate, placeOfService: filled.placeOfService },
      ...{ discount: discountOfForm(filled), taxMilliPercent, note: filled.note.trim() },
      ...{ replacesId: replaces?.record.id ?? null, payment: filled.payment },
    })
    if (!done.ok) return setProblem(issueWords[done.refusal.code])
    await draft.discard()
    props.onIssued(done.value)
  }
  return (
    <div className={classes.taking}>
      <Form form={form} onSubmit={issue} label="Take payment">
        <FormSection
          title="The session"
          help="Who was treated, as on their account or insurance, not who pays. Plain words tell nobody of anyone’s health."
        >
          <FieldRow>
            <TextField
              control={control}
              name="clientName"
              label="Who was treated"
              maxLength={120}
              width="m"
            />
            <DateField
              control={control}
              name="servedOn"
              label="Day of the session"
              today={clock.today}
              max={clock.today}
            />
          </FieldRow>
          <FieldRow>
            <TextField
              control={control}
              name="description"
              label="What it is called"
              maxLength={300}
              width="m"
            />
            <NumberField control={control} name="minutes" label="Time" unit="min" />
          </FieldRow>
          <FieldRow>
            {ahead ? (
              <p className={classes.quiet}>
                Paid ahead: the session costs its part of the package, and its tax was paid with it.
              </p>
            ) : (
              <MoneyField control={control} name="priceCents" label="Price" />
            )}
            <MoneyField control={control} name="travelCents" label="Travel fee" optional />
            <MoneyField control={control} name="tipCents" label="Tip" optional />
          </FieldRow>
          {taxMilliPercent > 0 && !ahead && (
            <CheckboxField
              control={control}
              name="taxable"
              label="Sales tax is put on the session"
            />
          )}
        </FormSection>
        <FormSection title="How it is paid">
          <PaymentFields<ReceiptForm>
            control={control}
            how={values.payment.how}
            packages={packages}
            today={clock.today}
            openCents={Math.max(0, totals.totalCents - covered)}
          />
        </FormSection>
        <FormSection title="More on the receipt">
          <FieldRow>
            <SelectField
              control={control}
              name="discountKind"
              label="Discount"
              width="s"
              options={[
                { value: 'none', label: 'None' },
                { value: 'amount', label: 'An amount' },
                { value: 'percent', label: 'A percentage' },
              ]}
            />
            {values.discountKind === 'amount' && (
              <MoneyField control={control} name="discountCents" label="Taken off" />
            )}
            {values.discountKind === 'percent' && (
              <NumberField
                control={control}
                name="discountPercent"
                label="Taken off"
                unit="%"
                decimals={3}
              />
            )}
            {values.discountKind !== 'none' && (
              <TextField
                control={control}
                name="discountReason"
                label="What for"
                optional
                width="s"
                maxLength={300}
              />
            )}
          </FieldRow>
          {extras.fields.map((field, index) => (
            <div key={field.id} className={classes.extra}>
              <TextField
                control={control}
                name={`extras.${index}.description`}
                label="What else"
                maxLength={300}
                width="m"
              />
              <MoneyField control={control} name={`extras.${index}.cents`} label="Amount" />
              {taxMilliPercent > 0 && (
                <CheckboxField
                  control={control}
                  name={`extras.${index}.taxable`}
                  label="Taxed"
                  width="s"
                />
              )}
              <Button variant="subtle" onClick={() => extras.remove(index)}>
                Take out
              </Button>
            </div>
          ))}
          <div>
            <Button
              variant="default"
              leftSection={<IconPlus size={18} aria-hidden />}
              disabled={extras.fields.length >= 20}
              onClick={() => extras.append({ description: '', cents: null, taxable: false })}
            >
              Something else
            </Button>
          </div>
          <SelectField
            control={control}
            name="placeOfService"
            label="Where"
            width="m"
            options={placeOptions}
          />
          {person.dateOfBirth && (
            <CheckboxField
              control={control}
              name="withBirthDate"
              label="With the date of birth"
              help="Some plans ask for it; else leave it out."
            />
          )}
          <TextField
            control={control}
            name="note"
            label="A line to the client"
            optional
            maxLength={300}
            width="l"
            help="Nothing of anyone’s health: receipts go through many hands."
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
        >
          {draft.restored && (
            <Button variant="subtle" onClick={() => void draft.discard().then(props.onStartOver)}>
              Start over
            </Button>
          )}
        </FormActions>
      </Form>
      <aside className={classes.side} aria-label="Totals">
        <TotalsSide
          totals={totals}
          taxMilliPercent={taxMilliPercent}
          coveredCents={covered}
          coveredBy={ahead ? 'Out of the package' : 'Paid before'}
          payment={values.payment}
        />
        <MissingFacts
          missing={missing}
          clientId={parent.id}
          otherTherapist={therapist.id === session.staffId ? null : therapist.name}
        />
      </aside>
    </div>
  )
}
