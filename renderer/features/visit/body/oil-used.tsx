import { Button } from '@mantine/core'
import { useState } from 'react'
import { allergenIn } from '#shared/domain/clinical/body/change-body'
import type { HandsOnFacts } from '#shared/domain/clinical/body/facts'
import type { UsedOil } from '#shared/schema/body-session'
import { Pick, Words } from '../session/inputs'
import classes from '../session/session.module.css'

interface OilUsedProps {
  readonly oil: UsedOil | null
  readonly facts: HandsOnFacts
  readonly onSet: (oil: UsedOil | null) => boolean
}

const another = 'another'
const none = 'none'
const noOil: UsedOil = { itemId: '', name: 'No oil' }

/** What glided on the skin. What somebody in this home is allergic to is not offered, and refused. */
export function OilUsed({ oil, facts, onSet }: OilUsedProps) {
  const [asks, setAsks] = useState(false)
  const [typed, setTyped] = useState('')
  const safe = facts.oils.filter((one) => allergenIn(one, facts) === null)
  const away = facts.oils.length - safe.length
  const known = safe.find(({ itemId }) => itemId === oil?.itemId)
  const options = [
    { value: none, label: 'No oil' },
    ...safe.map(({ itemId, name }) => ({ value: itemId, label: name })),
    { value: another, label: 'Another one' },
  ]
  const value = asks || (oil && !known && oil.name !== noOil.name) ? another : undefined
  const choose = (next: string) => {
    setAsks(next === another)
    if (next === another) return
    if (next === '') onSet(null)
    else if (next === none) onSet(noOil)
    else
      onSet(
        safe.flatMap(({ itemId, name }) => (itemId === next ? [{ itemId, name }] : []))[0] ?? null,
      )
  }
  return (
    <div className={classes.part}>
      <div className={classes.line}>
        <Pick
          label="Oil used"
          none="Not noted"
          value={value ?? known?.itemId ?? (oil ? none : '')}
          options={options}
          onChange={choose}
        />
        {value === another && (
          <form
            className={classes.line}
            onSubmit={(event) => {
              event.preventDefault()
              if (typed.trim() === '' || !onSet({ itemId: '', name: typed.trim() })) return
              setAsks(false)
              setTyped('')
            }}
          >
            <Words label="Which one" value={typed} maxLength={300} onChange={setTyped} />
            <Button type="submit" variant="default">
              Note it
            </Button>
          </form>
        )}
        {oil && !known && oil.name !== noOil.name && <span>{oil.name}</span>}
      </div>
      {away > 0 && (
        <p className={classes.quiet}>
          {away === 1 ? 'One oil is' : `${away} oils are`} left out: an allergy in this home.
        </p>
      )}
    </div>
  )
}
