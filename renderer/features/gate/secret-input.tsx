import { PasswordInput } from '@mantine/core'
import { IconAlertTriangle, IconArrowBigUpLine } from '@tabler/icons-react'
import { type KeyboardEvent, type Ref, useState } from 'react'
import classes from './gate.module.css'

interface SecretInputProps {
  readonly id: string
  readonly label: string
  readonly help?: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly error?: string | null
  readonly disabled?: boolean
  readonly autoFocus?: boolean
  readonly inputRef?: Ref<HTMLInputElement>
}

/** A passphrase that exists already: can be looked at, and says when Caps Lock is on. */
export function SecretInput(props: SecretInputProps) {
  const [capsLock, setCapsLock] = useState(false)
  const look = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'))
  return (
    <div>
      <PasswordInput
        id={props.id}
        ref={props.inputRef}
        label={props.label}
        description={props.help}
        size="lg"
        autoComplete="off"
        spellCheck={false}
        autoFocus={props.autoFocus}
        disabled={props.disabled}
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
        onKeyDown={look}
        onKeyUp={look}
        error={
          props.error ? (
            <>
              <IconAlertTriangle size={18} aria-hidden style={{ flex: 'none' }} />
              <span role="alert">{props.error}</span>
            </>
          ) : undefined
        }
        visibilityToggleButtonProps={{ 'aria-label': 'Show or hide what is typed', tabIndex: 0 }}
      />
      <div aria-live="polite">
        {capsLock && (
          <p className={classes.hint}>
            <IconArrowBigUpLine size={18} aria-hidden /> Caps Lock is on.
          </p>
        )}
      </div>
    </div>
  )
}
