import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { type Resolver, type UseFormReturn, useForm } from 'react-hook-form'
import { z } from 'zod'
import { makeReceiptVoid, payReceipt, refundReceipt } from '#renderer/data/commands/take-payment'
import { useSession } from '#renderer/data/session'
import { useFormDraft } from '#renderer/data/use-form-draft'
import { DateField } from '#renderer/ui/fields/date-field'
import { MoneyField } from '#renderer/ui/fields/money-field'
import { SelectField } from '#renderer/ui/fields/select-field'
import { TextField } from '#renderer/ui/fields/text-field'
import { Form } from '#renderer/ui/forms/form'
import { FormActions } from '#renderer/ui/forms/form-actions'
import { FieldRow } from '#renderer/ui/forms/form-section'
import { Status } from '#renderer/ui/show/status'
import { announce } from '#renderer/ui/tell/announce'
import type { ReceiptStanding } from '#shared/domain/money/book'
import { centsWords } from '#shared/domain/money/cents'
import { referenceField } from '#shared/domain/money/receipt-form'
import { type ActRefusal, refundableCents } from '#shared/domain/money/take-payment'
import { notYoursWords } from '#shared/domain/practice/may-do'
import type { Result } from '#shared/result'
import { centsSchema, daySchema, lineText } from '#shared/schema/primitives'
import { paymentMethodSchema } from '#shared/schema/receipt'
import { actWords } from './issue-words'
import classes from './money.module.css'
import { methodOptions } from './payment-fields'

const moneyFields = {
  amountCents: centsSchema
    .nullable()
    .refine((cents) => cents !== null && cents > 0, 'Enter an amount.'),
  method: paymentMethodSchema.exclude(['package']),
  reference: referenceField,
  onDay: daySchema.nullable().refine((day) => day !== null, 'Enter the day.'),
}
const paySchema = z.strictObject({ ...moneyFields, reason: lineText })
const refundSchema = z.strictObject({
  ...moneyFields,
  reason: lineText.trim().min(1, 'Write why: it stands on the receipt from then on.'),
})
type MoneyForm = z.input<typeof paySchema>

const isMoneyDraft = (values: unknown): values is MoneyForm =>
  typeof values === 'object' &&
  values !== null &&
  ['method', 'reference', 'reason'].every((name) => typeof Reflect.get(values, name) === 'string')

interface ActFormProps {
  readonly standing: ReceiptStanding
  readonly today: string
  readonly onDone: () => void
}

/** A payment of what is still open, or money given back. */
export function MoneyActForm({
  standing,
  today,
  onDone,
  act,
}: ActFormProps & { readonly act: 'pay' | 'refund' }) {
  const session = useSession()
  const [problem, setProblem] = useState<ActRefusal | 'notYours' | null>(null)
  const receiptId = standing.record.id
  const pays = act === 'pay'
  const most = pays ? standing.owedCents : refundableCents(standing)
  const form = useForm<MoneyForm>({
    resolver: zodResolver(pays ? paySchema : refundSchema) as unknown as Resolver<MoneyForm>,
    defaultValues: {
      ...{ amountCents: standing.overCents || most, method: 'card', reference: '' },
      ...{ onDay: today, reason: '' },
    },
    shouldFocusError: false,
  })
  const { control } = form
  const draft = useFormDraft(`${act}:${receiptId}`, form as UseFormReturn<MoneyForm>, isMoneyDraft)
  const save = async ({ amountCents, method, reference, onDay, reason }: MoneyForm) => {
    const paid = { receiptId, amountCents: amountCents ?? 0, method, reference }
    const done: Result<string, ActRefusal | 'notYours'> = pays
      ? await payReceipt(session, { ...paid, paidOn: onDay ?? today })
      : await refundReceipt(session, { ...paid, refundedOn: onDay ?? today, reason })
    if (!done.ok) return setProblem(done.refusal)
    await draft.discard()
    announce(pays ? 'Payment written down' : 'Written down as given back')
    onDone()
  }
  return (
    <Form form={form} onSubmit={save} label={pays ? 'Payment' : 'Give back'}>
      <div className={classes.fields}>
        <FieldRow>
          <MoneyField
            control={control}
            name="amountCents"
            label="Amount"
            help={`At most ${centsWords(most)}`}
          />
          <SelectField
            control={control}
            name="method"
            label="By"
            width="m"
            options={methodOptions}
          />
        </FieldRow>
        <FieldRow>
          <TextField
            control={control}
            name="reference"
            label="Reference"
            optional
            width="m"
            maxLength={40}
            help="The check’s or terminal’s number. Never a card number."
          />
          <DateField
            control={control}
            name="onDay"
            label={pays ? 'Paid on' : 'Given back on'}
            today={today}
            max={today}
          />
        </FieldRow>
        {!pays && (
          <TextField control={control} name="reason" label="Why" maxLength={300} width="l" />
        )}
        <Problem refusal={problem} />
      </div>
      <FormActions
        submitLabel={pays ? 'Write the payment down' : 'Write down as given back'}
        busy={form.formState.isSubmitting}
        onCancel={() => void draft.discard().then(onDone)}
      />
    </Form>
  )
}

const voidSchema = z.strictObject({
  reason: lineText.trim().min(1, 'Write why: it stands on the receipt from then on.'),
})
type VoidFormValues = z.input<typeof voidSchema>
const isVoidDraft = (values: unknown): values is VoidFormValues =>
  typeof values === 'object' && values !== null && typeof Reflect.get(values, 'reason') === 'string'

/** There is no way back from void, and no need of one: a corrected receipt takes its place. */
export function VoidForm({ standing, onDone }: Omit<ActFormProps, 'today'>) {
  const session = useSession()
  const [problem, setProblem] = useState<ActRefusal | 'notYours' | null>(null)
  const receiptId = standing.record.id
  const form = useForm<VoidFormValues>({
    resolver: zodResolver(voidSchema) as unknown as Resolver<VoidFormValues>,
    defaultValues: { reason: '' },
    shouldFocusError: false,
  })
  const draft = useFormDraft(
    `void:${receiptId}`,
    form as UseFormReturn<VoidFormValues>,
    isVoidDraft,
  )
  const save = async ({ reason }: VoidFormValues) => {
    const done = await makeReceiptVoid(session, { receiptId, reason })
    if (!done.ok) return setProblem(done.refusal)
    await draft.discard()
    announce('The receipt is void')
    onDone()
  }
  return (
    <Form form={form} onSubmit={save} label="Make void">
      <div className={classes.fields}>
        <p className={classes.quiet}>
          It counts for nothing from then on, and stays to be seen with its number. What was paid on
          it waits for a corrected receipt, or to be given back. This cannot be taken back.
        </p>
        <TextField
          control={form.control}
          name="reason"
          label="Why it is void"
          maxLength={300}
          width="l"
          autoFocus
        />
        <Problem refusal={problem} />
      </div>
      <FormActions
        submitLabel="Make void"
        busy={form.formState.isSubmitting}
        cancelLabel="Keep as it is"
        onCancel={() => void draft.discard().then(onDone)}
      />
    </Form>
  )
}

function Problem({ refusal }: { readonly refusal: ActRefusal | 'notYours' | null }) {
  if (!refusal) return null
  return (
    <p role="alert">
      <Status meaning="attention">
        {refusal === 'notYours' ? notYoursWords('receipts') : actWords[refusal]}
      </Status>{' '}
      {refusal !== 'notYours' && 'Nothing was changed.'}
    </p>
  )
}
