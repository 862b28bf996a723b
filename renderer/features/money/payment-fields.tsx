import type { Control, FieldValues, Path } from 'react-hook-form'
import { DateField } from '#renderer/ui/fields/date-field'
import { MoneyField } from '#renderer/ui/fields/money-field'
import { RadioCards } from '#renderer/ui/fields/radio-cards'
import { SelectField } from '#renderer/ui/fields/select-field'
import { TextField } from '#renderer/ui/fields/text-field'
import { FieldRow } from '#renderer/ui/forms/form-section'
import type { PackageStanding } from '#shared/domain/money/book'
import { centsWords } from '#shared/domain/money/cents'
import type { PaymentFields as Values } from '#shared/domain/money/receipt-form'
import { methodWords } from '#shared/domain/money/words'

/** What is chosen by hand; a package is chosen for itself. */
export const methodOptions = Object.entries(methodWords)
  .filter(([value]) => value !== 'package')
  .map(([value, label]) => ({ value, label }))

interface PaymentFieldsProps<Form extends FieldValues> {
  readonly control: Control<Form>
  readonly how: Values['how']
  readonly packages: readonly PackageStanding[]
  readonly today: string
  /** Still open of it; shown where the amount is left empty. */
  readonly openCents: number
}

/** How it is paid. A card is never entered: only where the payment is found again. */
export function PaymentFields<Form extends FieldValues & { payment: Values }>(
  props: PaymentFieldsProps<Form>,
) {
  const { control, how, packages, today, openCents } = props
  const name = (field: keyof Values) => `payment.${field}` as Path<Form>
  return (
    <>
      <RadioCards
        control={control}
        name={name('how')}
        label="When it is paid"
        columns={packages.length > 0 ? 3 : 2}
        options={[
          { value: 'now', label: 'Now' },
          ...(packages.length > 0 ? [{ value: 'package', label: 'Out of a package' }] : []),
          { value: 'later', label: 'Later' },
        ]}
      />
      {how === 'package' && (
        <SelectField
          control={control}
          name={name('packageId')}
          label="Package"
          width="l"
          options={packages.map((one) => ({
            value: one.id,
            label: `${one.name}: ${one.left} of ${one.visits} left, ${centsWords(one.nextCents)} a visit`,
          }))}
        />
      )}
      {how !== 'later' && (
        <>
          <FieldRow>
            <SelectField
              control={control}
              name={name('method')}
              label={how === 'package' ? 'The rest by' : 'By'}
              width="m"
              options={methodOptions}
            />
            <MoneyField
              control={control}
              name={name('amountCents')}
              label="Amount"
              optional
              help={`Empty: all of it, ${centsWords(openCents)}`}
            />
          </FieldRow>
          <FieldRow>
            <TextField
              control={control}
              name={name('reference')}
              label="Reference"
              optional
              width="m"
              maxLength={40}
              help="The check’s or terminal’s number. Never a card number."
            />
            <DateField
              control={control}
              name={name('paidOn')}
              label="Paid on"
              today={today}
              max={today}
            />
          </FieldRow>
        </>
      )}
    </>
  )
}
