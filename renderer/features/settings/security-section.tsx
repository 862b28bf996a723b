import { Button, Select, Switch } from '@mantine/core'
import { useState } from 'react'
import { savePractice } from '#renderer/data/commands/save-practice'
import { practiceEntry } from '#renderer/data/queries/practice'
import { useSession } from '#renderer/data/session'
import { useCommand } from '#renderer/data/use-command'
import { useLive } from '#renderer/data/use-live'
import { lockAndDrop } from '#renderer/ui/keep/drop-page'
import { useLockAfterMin } from '#renderer/ui/keep/lock-after'
import { Section } from '#renderer/ui/page/section'
import { Notice } from '#renderer/ui/show/notice'
import { ChangePassphrase } from './change-passphrase'
import { noteVaultChange, vaultNow } from './changed-since-unlock'
import { NewRecoveryCode } from './new-recovery-code'
import classes from './settings.module.css'
import { SettingsSection } from './settings-section'

interface SecuritySectionProps {
  readonly isSample: boolean
}

export function SecuritySection({ isSample }: SecuritySectionProps) {
  return (
    <SettingsSection
      title="Security"
      lead="Everything on this laptop is encrypted. It opens with your passphrase or your recovery code, and with nothing else."
    >
      <Section title="Lock" actions={<Button onClick={() => void lockAndDrop()}>Lock now</Button>}>
        <LockAfter />
      </Section>
      {isSample ? (
        <Notice meaning="waiting" title="The sample has no secrets to set">
          Passphrase, recovery code and keychain are the same for everyone in the sample practice.
          In your own practice you set them here.
        </Notice>
      ) : (
        <>
          <ChangePassphrase />
          <NewRecoveryCode />
          <Keychain />
        </>
      )}
    </SettingsSection>
  )
}

const minutes = [1, 2, 3, 5, 10, 15]

function LockAfter() {
  const [lockAfterMin, setLockAfterMin] = useLockAfterMin()
  const live = useLive(practiceEntry)
  const { run } = useCommand(savePractice)
  const choose = async (chosen: number) => {
    setLockAfterMin(chosen)
    const entry = live.value
    if (!entry?.practice) return
    const details = { ...entry.practice, name: entry.name, lockAfterMin: chosen }
    await run({ id: entry.id, details })
  }
  const offered = [...new Set([...minutes, lockAfterMin])].sort((a, b) => a - b)
  return (
    <Select
      label="Lock by itself after"
      description="Also when the laptop sleeps. What you are typing is kept."
      w="16rem"
      allowDeselect={false}
      value={String(lockAfterMin)}
      onChange={(value) => value && void choose(Number(value))}
      data={offered.map((count) => ({
        value: String(count),
        label: count === 1 ? '1 minute' : `${count} minutes`,
      }))}
    />
  )
}

const keychainWords = {
  on: 'On: whoever can sign in to this laptop can open Doorstep without the passphrase.',
  off: 'Off: Doorstep asks for the passphrase every time.',
  unavailable:
    'This laptop has no keychain that keeps a key safely, so Doorstep asks for the passphrase every time.',
} as const

function Keychain() {
  const { opened } = useSession()
  const [state, setState] = useState(vaultNow(opened).keychain)
  const [refused, setRefused] = useState(false)
  const set = async (on: boolean) => {
    const answer = await window.doorstep.call('vault.setKeychain', { on })
    setRefused(!answer.ok)
    const next = answer.ok ? (on ? 'on' : 'off') : answer.refusal.code
    if (next !== 'on' && next !== 'off' && next !== 'unavailable') return
    noteVaultChange({ keychain: next })
    setState(next)
  }
  return (
    <Section
      title="This laptop’s keychain"
      help="A convenience, and a weaker lock: the key is kept by the system beside your sign-in. The passphrase and the recovery code go on working."
    >
      <div className={classes.stack}>
        <Switch
          label="Unlock with this laptop’s keychain"
          description={keychainWords[state]}
          checked={state === 'on'}
          disabled={state === 'unavailable'}
          onChange={(event) => void set(event.currentTarget.checked)}
        />
        {refused && state !== 'unavailable' && (
          <Notice meaning="attention" title="That was not kept">
            The disk did not take it. Everything is as it was.
          </Notice>
        )}
      </div>
    </Section>
  )
}
