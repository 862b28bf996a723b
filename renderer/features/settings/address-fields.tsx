import type { Control, FieldPath, FieldValues } from 'react-hook-form'
import { TextField } from '#renderer/ui/fields/text-field'
import { FieldRow } from '#renderer/ui/forms/form-section'

interface AddressFieldsProps<Values extends FieldValues> {
  // biome-ignore lint/suspicious/noExplicitAny: the form's output type does not matter to a field
  readonly control: Control<Values, unknown, any>
  /** Where in the form the address stands. */
  readonly name: string
}

/** A US postal address, in the order of an envelope. */
export function AddressFields<Values extends FieldValues>(props: AddressFieldsProps<Values>) {
  const { control } = props
  const at = (part: string) => `${props.name}.${part}` as FieldPath<Values>
  return (
    <>
      <FieldRow>
        <TextField control={control} name={at('street')} label="Street" maxLength={300} optional />
        <TextField
          control={control}
          name={at('unit')}
          label="Unit"
          width="xs"
          maxLength={120}
          optional
        />
      </FieldRow>
      <FieldRow>
        <TextField
          control={control}
          name={at('city')}
          label="City"
          width="s"
          maxLength={120}
          optional
        />
        <TextField
          control={control}
          name={at('region')}
          label="State"
          width="xs"
          maxLength={120}
          optional
        />
        <TextField
          control={control}
          name={at('postalCode')}
          label="ZIP"
          width="xs"
          maxLength={20}
          optional
        />
      </FieldRow>
    </>
  )
}
