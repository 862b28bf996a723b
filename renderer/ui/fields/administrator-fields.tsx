import type { Control, FieldValues, Path } from 'react-hook-form'
import { PassphraseField } from './passphrase-field'
import { TextField } from './text-field'

interface AdministratorFieldsProps<
  Typed extends FieldValues & { adminName: string },
  Secret extends FieldValues & { adminPassword: string },
> {
  readonly control: Control<Typed>
  /** Of the form that holds the password: another one where the rest is kept as a draft. */
  readonly secretControl: Control<Secret>
  /** What their words are used for, and for how long they are kept. */
  readonly help: string
  readonly autoFocus?: boolean
}

/** Name and password of the server's administrator: `adminName` and `adminPassword` of a form. */
export function AdministratorFields<
  Typed extends FieldValues & { adminName: string },
  Secret extends FieldValues & { adminPassword: string },
>({ control, secretControl, help, autoFocus }: AdministratorFieldsProps<Typed, Secret>) {
  return (
    <>
      <TextField
        control={control}
        name={'adminName' as Path<Typed>}
        label="User name of the server’s administrator"
        help={help}
        width="m"
        maxLength={200}
        autoFocus={autoFocus}
      />
      <PassphraseField
        control={secretControl}
        name={'adminPassword' as Path<Secret>}
        label="Password"
        help="The administrator’s, as typed: spaces and capitals count."
        autoComplete="current"
      />
    </>
  )
}
