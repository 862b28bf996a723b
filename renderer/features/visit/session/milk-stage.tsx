import { Button } from '@mantine/core'
import { memo } from 'react'
import { useSession } from '#renderer/data/session'
import { Notice } from '#renderer/ui/show/notice'
import { lumpAfterWords, milkColourWords, milkWords } from '#shared/domain/clinical/breast/words'
import { timeWords } from '#shared/domain/schedule/time-words'
import type { MilkRemoval } from '#shared/schema/breast-session'
import { Amount, Choices, optionsOf, Pick } from './inputs'
import classes from './session.module.css'
import type { BreastDraft } from './use-breast-draft'

const methods = optionsOf(milkWords)
const lumps = optionsOf(lumpAfterWords)
const colours = optionsOf(milkColourWords)

/** Feeding or expressing, how much, and when milk began to flow. */
export function MilkStage({
  draft,
  timeZone,
}: {
  readonly draft: BreastDraft
  readonly timeZone: string
}) {
  const { newId, now } = useSession()
  const { session, change } = draft
  const add = (method: MilkRemoval['method']) => {
    const milk: MilkRemoval = {
      ...{ id: newId(), method, startedAt: now(), endedAt: null, leftMl: null, rightMl: null },
      ...{ flowAt: null, reduced: null, lumpAfter: null, colour: null },
    }
    change({ kind: 'addMilk', milk })
  }
  return (
    <div className={classes.part}>
      <div className={classes.line}>
        {methods.map(({ value, label }) => (
          <Button key={value} variant="default" onClick={() => add(value)}>
            {label}
          </Button>
        ))}
      </div>
      {session.milk.length > 0 && (
        <ul className={classes.rows} aria-label="Milk removal">
          {session.milk.map((milk) => (
            <MilkRow key={milk.id} milk={milk} change={change} timeZone={timeZone} />
          ))}
        </ul>
      )}
    </div>
  )
}

interface MilkRowProps {
  readonly milk: MilkRemoval
  readonly change: BreastDraft['change']
  readonly timeZone: string
}

const MilkRow = memo(function MilkRow({ milk, change, timeZone }: MilkRowProps) {
  const { now } = useSession()
  const set = (part: Partial<Omit<MilkRemoval, 'id'>>) =>
    change({ kind: 'setMilk', id: milk.id, set: part })
  const name = milkWords[milk.method]
  const time = (at: string) => timeWords(at, timeZone)
  return (
    <li className={classes.row}>
      <div className={classes.rowHead}>
        <span className={classes.time}>
          {time(milk.startedAt)}
          {milk.endedAt && ` to ${time(milk.endedAt)}`}
        </span>
        <span className={classes.rowWords}>{name}</span>
        {milk.flowAt && <span>milk flowed {time(milk.flowAt)}</span>}
        <Button
          variant="subtle"
          size="compact-md"
          aria-label={`Take out: ${name}`}
          onClick={() => change({ kind: 'removeMilk', id: milk.id })}
        >
          Take out
        </Button>
      </div>
      {milk.flowAt && milk.reduced === null && (
        <div role="alert">
          <Notice
            meaning="attention"
            title="Milk flows: do less now"
            action={
              <span className={classes.line}>
                <Button variant="default" onClick={() => set({ reduced: true })}>
                  Massage reduced
                </Button>
                <Button variant="subtle" onClick={() => set({ reduced: false })}>
                  Not reduced
                </Button>
              </span>
            }
          >
            Lighter and fewer strokes keep the breast from being overstimulated or swelling.
          </Notice>
        </div>
      )}
      {milk.method !== 'none' && (
        <div className={classes.line}>
          {!milk.flowAt && (
            <Button variant="default" onClick={() => set({ flowAt: now() })}>
              Milk flows
            </Button>
          )}
          {!milk.endedAt && (
            <Button variant="default" onClick={() => set({ endedAt: now() })}>
              End
            </Button>
          )}
          <Amount
            label="Left"
            unit="ml"
            value={milk.leftMl}
            onChange={(leftMl) => set({ leftMl })}
          />
          <Amount
            label="Right"
            unit="ml"
            value={milk.rightMl}
            onChange={(rightMl) => set({ rightMl })}
          />
          <Pick
            label="Color of the milk"
            none="Not noted"
            value={milk.colour ?? ''}
            options={colours}
            onChange={(next) => set({ colour: next === '' ? null : next })}
          />
          <Choices
            label="Lump after"
            value={milk.lumpAfter}
            options={lumps}
            onChange={(lumpAfter) => set({ lumpAfter })}
          />
        </div>
      )}
    </li>
  )
})
