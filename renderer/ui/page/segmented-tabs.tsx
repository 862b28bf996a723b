import { SegmentedControl } from '@mantine/core'
import classes from './segmented-tabs.module.css'

interface SegmentedTabsProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly options: readonly { readonly value: Value; readonly label: string }[]
}

/** Two to five views of one thing. Arrow keys change it. */
export function SegmentedTabs<Value extends string>({
  label,
  value,
  onChange,
  options,
}: SegmentedTabsProps<Value>) {
  return (
    <SegmentedControl
      aria-label={label}
      value={value}
      onChange={(next) => onChange(next as Value)}
      data={options.map((option) => ({ value: option.value, label: option.label }))}
      classNames={{
        root: classes.root ?? '',
        indicator: classes.indicator ?? '',
        label: classes.label ?? '',
      }}
    />
  )
}
