import { Button } from '@mantine/core'
import { useState } from 'react'
import { renewKeys } from '#renderer/data/commands/renew-keys'
import { useSyncStatus } from '#renderer/data/sync/use-sync-status'
import { useCommand } from '#renderer/data/use-command'
import { useKeysDue } from '#renderer/data/use-keys-due'
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
  const { phase } = useSyncStatus()
  const [made, setMade] = useState(0)
  const due = useKeysDue(laptops, phase, made)
  const { run, running } = useCommand(renewKeys)
  const [outcome, setOutcome] = useState<'none' | 'made' | NewKeysTrouble>('none')
  const renew = async () => {
    setOutcome('none')
    const rotated = await run(undefined)
    setOutcome(rotated.ok ? 'made' : rotated.refusal)
    if (rotated.ok) announce('New keys are made.')
    setMade((count) => count + 1)
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
