import { Button, Select } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'
import {
  changeRole,
  closeAccountsOf,
  letGo,
  type PersonLeft,
} from '#renderer/data/commands/leave-practice'
import { areKeysDue } from '#renderer/data/commands/rotate-keys'
import type { PersonRow } from '#renderer/data/queries/people'
import { useSession } from '#renderer/data/session'
import { useCommand } from '#renderer/data/use-command'
import { useHeldSpaces } from '#renderer/data/use-held-spaces'
import { AdministratorFields } from '#renderer/ui/fields/administrator-fields'
import { Form } from '#renderer/ui/forms/form'
import { Notice } from '#renderer/ui/show/notice'
import { announce } from '#renderer/ui/tell/announce'
import { ConfirmPanel } from '#renderer/ui/tell/confirm-panel'
import { LoadingState } from '#renderer/ui/tell/loading-state'
import { type Role, roleMeaning, roleWords } from '#shared/domain/practice/roles'
import { ok } from '#shared/result'
import { DepartedFile } from './departed-file'
import classes from './people.module.css'
import { leavingMeans, type PeopleTrouble, theirClients } from './people-words'
import { Trouble } from './trouble'

interface PersonPanelProps {
  readonly row: PersonRow
  readonly onClose: () => void
}

const roles: readonly Role[] = ['owner', 'lead', 'therapist']

/** What an owner decides about one person: the role, and leaving. */
export function PersonPanel({ row, onClose }: PersonPanelProps) {
  const { person, member } = row
  const { staffId } = useSession()
  const change = useCommand(changeRole)
  const [trouble, setTrouble] = useState<PeopleTrouble | null>(null)
  const [leaving, setLeaving] = useState(false)
  const [changed, setChanged] = useState(false)
  const role = member?.role ?? person.role
  const isOut = member !== null && member.leftAt !== null
  if (leaving || isOut)
    return (
      <>
        <Leaving row={row} isOut={isOut} onClose={onClose} />
        {isOut && <DepartedFile personId={person.id} name={person.name} />}
      </>
    )
  const choose = async (next: string | null) => {
    if (next === null || next === role) return
    setTrouble(null)
    const done = await change.run({ staffId: person.id, role: next as Role })
    setChanged(done.ok)
    if (done.ok) announce(`${person.name} is ${roleWords[next as Role]} now.`)
    else setTrouble(done.refusal)
  }
  return (
    <div className={classes.panel}>
      {role === 'office' ? (
        <p>
          {roleWords.office}. {roleMeaning.office} What they can read follows from their keys: to
          work with clients they leave and are invited anew.
        </p>
      ) : (
        <Select
          label="Role"
          description={roleMeaning[role]}
          value={role}
          data={roles.map((one) => ({ value: one, label: roleWords[one] }))}
          allowDeselect={false}
          disabled={change.running || member === null}
          onChange={(next) => void choose(next)}
          w="16rem"
        />
      )}
      {changed && (
        <Notice meaning="attention" title="The server still knows them by the role before">
          In Doorstep the new role counts at once. For the server to allow what goes with it, set it
          up once more on <bdi>{person.name}</bdi>’s laptop, in Settings, Server, with the
          administrator’s name and password.
        </Notice>
      )}
      {trouble && <Trouble trouble={trouble} />}
      <div className={classes.actions}>
        {person.id !== staffId && (
          <Button variant="default" onClick={() => setLeaving(true)}>
            Leaves the practice…
          </Button>
        )}
        <Button variant="subtle" onClick={onClose}>
          Close
        </Button>
      </div>
    </div>
  )
}

interface LeavingProps {
  readonly row: PersonRow
  readonly isOut: boolean
  readonly onClose: () => void
}

/** How far a leaving that was begun before has come; `keys`: new ones are still due. Null: not known yet. */
function useLeft({ person }: PersonRow, isOut: boolean) {
  const session = useSession()
  const [left, setLeft] = useState<PersonLeft | 'keys' | null>(null)
  const isMarked = person.signingKeys.every(({ revokedAt }) => revokedAt)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as it stood when it was opened.
  useEffect(() => {
    if (!isOut) return
    let isShown = true
    const look = async () => {
      if (!isMarked || (await areKeysDue(session))) return 'keys' as const
      return closeAccountsOf(session, { staffId: person.id, adminName: '', adminPassword: '' })
    }
    look().then(
      (found) => isShown && setLeft(found),
      () => isShown && setLeft('keys'),
    )
    return () => {
      isShown = false
    }
  }, [])
  return [left, setLeft] as const
}

function Leaving({ row, isOut, onClose }: LeavingProps) {
  const { person } = row
  const held = useHeldSpaces()
  const { run, running } = useCommand(letGo)
  const [trouble, setTrouble] = useState<PeopleTrouble | null>(null)
  const [left, setLeft] = useLeft(row, isOut)
  const areClientsHere = held.some(({ id, isWhole }) => isWhole && id === person.clientSpace)
  const isOffice = (row.member?.role ?? person.role) === 'office'
  const clients = isOffice ? [] : [theirClients(areClientsHere)]
  const leave = async () => {
    setTrouble(null)
    const done = await run({ staffId: person.id, adminName: '', adminPassword: '' })
    if (!done.ok) return setTrouble(done.refusal)
    announce(`${person.name} has left the practice.`)
    setLeft(done.value)
  }
  const { name } = person
  if (left === 'keys')
    return <KeysDue {...{ name, trouble, running, onClose }} onMake={() => void leave()} />
  if (left?.accounts === 'stillOpen')
    return (
      <CloseAccounts staffId={person.id} name={person.name} onClosed={setLeft} onLater={onClose} />
    )
  if (left)
    return (
      <div className={classes.panel}>
        <Notice meaning="done" title={`${person.name} is out of the practice`}>
          {left.accounts === 'closed'
            ? 'Their accounts on the server are closed, and new keys are made.'
            : 'New keys are made. There is no server, so there was no account to close.'}
        </Notice>
        <div>
          <Button variant="default" autoFocus onClick={onClose}>
            Done
          </Button>
        </div>
      </div>
    )
  if (isOut) return <LoadingState />
  return (
    <div className={classes.panel}>
      <ConfirmPanel
        title={`Let ${person.name} leave the practice?`}
        confirmLabel="They leave"
        cancelLabel="They stay"
        busy={running}
        onConfirm={() => void leave()}
        onCancel={onClose}
      >
        <ul>
          {[...leavingMeans, ...clients].map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {trouble && <Trouble trouble={trouble} />}
      </ConfirmPanel>
    </div>
  )
}

interface KeysDueProps {
  readonly name: string
  readonly trouble: PeopleTrouble | null
  readonly running: boolean
  readonly onMake: () => void
  readonly onClose: () => void
}

function KeysDue({ name, trouble, running, onMake, onClose }: KeysDueProps) {
  return (
    <div className={classes.panel}>
      <Notice meaning="attention" title="New keys are still due">
        <bdi>{name}</bdi> is out of the practice, and what came after was broken off: their laptops
        may still read what is written now.
      </Notice>
      {trouble && <Trouble trouble={trouble} />}
      <div className={classes.actions}>
        <Button autoFocus loading={running} onClick={onMake}>
          Make the new keys
        </Button>
        <Button variant="default" disabled={running} onClick={onClose}>
          Later
        </Button>
      </div>
    </div>
  )
}

interface CloseAccountsProps {
  readonly staffId: string
  readonly name: string
  readonly onClosed: (left: PersonLeft) => void
  readonly onLater: () => void
}

interface Words {
  readonly adminName: string
  readonly adminPassword: string
}

function CloseAccounts({ staffId, name, onClosed, onLater }: CloseAccountsProps) {
  const form = useForm<Words>({
    defaultValues: { adminName: '', adminPassword: '' },
    shouldFocusError: false,
  })
  const { run, running } = useCommand(
    async (session: Parameters<typeof closeAccountsOf>[0], words: Words) =>
      ok(await closeAccountsOf(session, { staffId, ...words })),
  )
  const [trouble, setTrouble] = useState<PeopleTrouble | null>(null)
  const submit = async ({ adminName, adminPassword }: Words) => {
    setTrouble(null)
    if (adminName.trim() === '') form.setError('adminName', { message: 'Type the user name.' })
    if (adminPassword === '') form.setError('adminPassword', { message: 'Type the password.' })
    if (adminName.trim() === '' || adminPassword === '') return
    const done = await run({ adminName: adminName.trim(), adminPassword })
    form.setValue('adminPassword', '')
    if (!done.ok) return
    if (done.value.accounts === 'stillOpen') setTrouble(done.value.trouble ?? 'serverTrouble')
    else onClosed(done.value)
  }
  return (
    <div className={classes.panel}>
      <Form form={form} label={`Close the accounts of ${name}`} onSubmit={submit}>
        <div className={classes.stack}>
          <p>
            <bdi>{name}</bdi> is out, and gets no new keys. One thing is left: close their accounts,
            so that their laptop does not reach the server any more.
          </p>
          <AdministratorFields
            control={form.control}
            secretControl={form.control}
            help="Used once and not kept."
            autoFocus
          />
          {trouble && <Trouble trouble={trouble} />}
          <div className={classes.actions}>
            <Button type="submit" loading={running}>
              Close their accounts
            </Button>
            <Button variant="default" disabled={running} onClick={onLater}>
              Later
            </Button>
          </div>
        </div>
      </Form>
    </div>
  )
}
