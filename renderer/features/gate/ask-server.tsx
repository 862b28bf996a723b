import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { Notice } from '#renderer/ui/show/notice'
import { wholeAddress } from '#shared/domain/sync/server-address'
import {
  findingsWords,
  isSetUp,
  type ServerRefusal,
  serverRefusalWords,
} from '#shared/domain/sync/server-words'
import type { Told } from '#shared/domain/sync/told'
import classes from './gate.module.css'
import { GateFrame } from './gate-frame'
import { SecretInput } from './secret-input'

const notSetUp: Told = {
  what: 'The server could not be set up wholly.',
  safe: 'Nothing was lost, and it may be done again.',
  todo: 'Try again, or set the server up on your other laptop first.',
}

/** The file brought no account: where the practice's server is, and as whom this laptop goes there. */
export function AskServer({ onSet }: { readonly onSet: () => void }) {
  const [address, setAddress] = useState('')
  const [userName, setUserName] = useState('')
  const [password, setPassword] = useState('')
  const [told, setTold] = useState<Told | null>(null)
  const [busy, setBusy] = useState(false)

  const connect = async (): Promise<Told | null> => {
    const { call } = window.doorstep
    const account = { address: wholeAddress(address), userName: userName.trim(), password }
    const refusal = (code: ServerRefusal) => serverRefusalWords[code]
    const found = await call('server.inspect', account)
    if (!found.ok) return refusal(found.refusal.code)
    const findings = findingsWords(found.value)
    if (findings.next === 'use') {
      const used = await call('server.use', account)
      return used.ok ? null : refusal(used.refusal.code)
    }
    if (findings.next === null) return findings
    const done = await call('server.setUp', account)
    if (!done.ok) return refusal(done.refusal.code)
    return isSetUp(done.value.steps) ? null : notSetUp
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setTold(null)
    const trouble = await connect()
    setBusy(false)
    if (trouble) setTold(trouble)
    else onSet()
  }
  const whole = address.trim() !== '' && userName.trim() !== '' && password !== ''
  return (
    <GateFrame
      long
      title="Where are your records?"
      lead="The laptop file brought the keys and no account for your server. With the server’s administrator, Doorstep makes one for this laptop; the administrator’s name and password are used once and not kept."
      promise="What you enter is encrypted before it leaves this laptop. Your server can read nothing of it."
    >
      <form className={classes.stack} noValidate autoComplete="off" onSubmit={submit}>
        {told && (
          <div role="alert">
            <Notice meaning="attention" title={told.what}>
              {told.safe} {told.todo}
            </Notice>
          </div>
        )}
        <TextInput
          id="server-address"
          label="Address of the server"
          description="As it stands in Settings, Server on your other laptop."
          size="lg"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          maxLength={500}
          autoFocus
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
        <TextInput
          id="server-user"
          label="User name"
          size="lg"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={userName}
          onChange={(event) => setUserName(event.currentTarget.value)}
        />
        <SecretInput
          id="server-password"
          label="Password"
          value={password}
          onChange={setPassword}
          disabled={busy}
        />
        <div className={classes.actions}>
          <Button type="submit" size="lg" loading={busy} disabled={!whole}>
            Connect
          </Button>
        </div>
      </form>
    </GateFrame>
  )
}
