import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { renewKeys } from '#renderer/data/commands/renew-keys'
import { areKeysDue } from '#renderer/data/commands/rotate-keys'
import { useSession } from '#renderer/data/session'
import { useSyncStatus } from '#renderer/data/sync/use-sync-status'
import { useCommand } from '#renderer/data/use-command'
import { Notice } from '#renderer/ui/show/notice'
import { Status } from '#renderer/ui/show/status'
import { announce } from '#renderer/ui/tell/announce'
import { isInUse, type Laptop } from '#shared/domain/practice/laptops'
import { type NewKeysTrouble, newKeysWords } from '#shared/domain/sync/take-out-words'
import { LaptopTrouble } from './laptop-trouble'
import classes from './sync.module.css'

interface LaptopKeysProps {
  /** Of whoever works here. */
  readonly laptops: readonly Laptop[]
  readonly isOwner: boolean
}

/** New keys by hand, by whoever may make them (see `renewKeys`); loud only when a laptop that was taken out still has the present ones. */
export function LaptopKeys({ laptops, isOwner }: LaptopKeysProps) {
  const { due, look } = useKeysDue(laptops)
  const { run, running } = useCommand(renewKeys)
  const [outcome, setOutcome] = useState<'none' | 'made' | NewKeysTrouble>('none')
  const renew = async () => {
    setOutcome('none')
    const rotated = await run(undefined)
    setOutcome(rotated.ok ? 'made' : rotated.refusal)
    if (rotated.ok) announce('New keys are made.')
    look()
  }
  const mayMake = isOwner || (due && !laptops.every(isInUse))
  const button = mayMake ? (
    <Button variant="default" loading={running} onClick={() => void renew()}>
      Make new keys
    </Button>
  ) : undefined
  return (
    <div className={classes.keys}>
      {due ? (
        <Notice meaning="attention" title="New keys are due" action={button}>
          A laptop that was taken out still has the present keys. Your records stay readable for
          you; with new keys it cannot read what is written from then on.
          {!mayMake && ' An owner of the practice makes them: ask them if it is not done soon.'}
        </Notice>
      ) : (
        <div className={classes.actions}>
          {button}
          <span className={classes.soft}>
            {mayMake
              ? 'Everything written from then on is under new keys. Your laptops get them by themselves.'
              : 'An owner of the practice makes new keys. Your laptops get them by themselves.'}
          </span>
        </div>
      )}
      {outcome === 'made' && <Status meaning="done">New keys are made.</Status>}
      {outcome !== 'made' && outcome !== 'none' && <LaptopTrouble told={newKeysWords[outcome]} />}
    </div>
  )
}

/** Looked at again when the laptops change, and when something came from the server. */
function useKeysDue(laptops: readonly Laptop[]) {
  const session = useSession()
  const { phase } = useSyncStatus()
  const [due, setDue] = useState(false)
  const [looked, setLooked] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it is asked again for.
  useEffect(() => {
    let isShown = true
    areKeysDue(session).then(
      (answer) => isShown && setDue(answer),
      () => undefined,
    )
    return () => {
      isShown = false
    }
  }, [session, laptops, phase, looked])
  return { due, look: () => setLooked((count) => count + 1) }
}
