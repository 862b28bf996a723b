import { ActionIcon } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'

interface StepButtonProps {
  readonly to: 'before' | 'after'
  readonly label: string
  readonly disabled?: boolean
  readonly onStep: () => void
}

/** One step back or forward in time; stands in a toolbar. */
export function StepButton({ to, label, disabled, onStep }: StepButtonProps) {
  const Icon = to === 'before' ? IconChevronLeft : IconChevronRight
  return (
    <ActionIcon
      variant="default"
      size="lg"
      aria-label={label}
      disabled={disabled ?? false}
      onClick={onStep}
    >
      <Icon size={20} aria-hidden />
    </ActionIcon>
  )
}
