import { Radio } from '@mantine/core'
import classes from './import.module.css'

interface RadioGroupProps<Value extends string> {
  readonly label: string
  readonly describedBy: string
  readonly value: Value | null
  readonly onChange: (value: Value) => void
  readonly options: readonly { readonly value: Value; readonly label: string }[]
}

/** A question without a usual answer: nothing is chosen until somebody chooses. */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const { label, describedBy, value, onChange, options } = props
  return (
    <Radio.Group
      aria-label={label}
      aria-describedby={describedBy}
      value={value}
      onChange={(next) => onChange(next as Value)}
    >
      <div className={classes.radios}>
        {options.map((option) => (
          <Radio key={option.value} value={option.value} label={option.label} size="md" />
        ))}
      </div>
    </Radio.Group>
  )
}
