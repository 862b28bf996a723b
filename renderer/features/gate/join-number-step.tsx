import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { Notice } from '#renderer/ui/show/notice'
import { ProgressLine } from '#renderer/ui/show/progress-line'
import { roleWords } from '#shared/domain/practice/roles'
import classes from './gate.module.css'
import { GateFrame } from './gate-frame'
import {
  type FoundInvitation,
  type JoinTrouble,
  joinWords,
  passes,
  waitingWords,
  whileComparing,
} from './join-words'

interface JoinNumberStepProps {
  readonly found: FoundInvitation
  /** The owner has confirmed: the keys are put on this laptop. Null when that went well. */
  readonly onLetIn: () => Promise<JoinTrouble | null>
  /** The meeting is over without it. */
  readonly onOver: (why: JoinTrouble) => void
  readonly onBack: () => void
}

const askEveryMs = 1500

/** The number that both screens show, until the owner has confirmed it. */
export function JoinNumberStep({ found, onLetIn, onOver, onBack }: JoinNumberStepProps) {
  const [number, setNumber] = useState<string | null>(null)
  const [trouble, setTrouble] = useState<JoinTrouble | null>(null)
  const [putting, setPutting] = useState(false)
  const calls = useRef({ onLetIn, onOver })
  calls.current = { onLetIn, onOver }

  const put = async () => {
    setPutting(true)
    const failed = await calls.current.onLetIn().catch(() => 'store' as const)
    if (failed === null) return
    setPutting(false)
    setTrouble(failed)
  }
  const letIn = useRef(put)
  letIn.current = put

  useEffect(() => {
    let stopped = false
    let timer: ReturnType<typeof setTimeout> | undefined
    let shown = false
    const told = (why: JoinTrouble): void => {
      if (!passes(why)) {
        calls.current.onOver(whileComparing(why))
        return
      }
      setTrouble(why)
      timer = setTimeout(() => void ask(), askEveryMs)
    }
    const ask = async (): Promise<void> => {
      if (!shown) {
        const answer = await window.doorstep.call('join.checkNumber')
        if (stopped) return
        if (!answer.ok) return told(answer.refusal.code)
        shown = answer.value.checkNumber !== null
        setNumber(answer.value.checkNumber)
      } else {
        const answer = await window.doorstep.call('join.isLetIn')
        if (stopped) return
        if (!answer.ok) return told(answer.refusal.code)
        if (answer.value) return letIn.current()
      }
      setTrouble(null)
      timer = setTimeout(() => void ask(), askEveryMs)
    }
    void ask()
    return () => {
      stopped = true
      clearTimeout(timer)
    }
  }, [])

  const told = trouble && (passes(trouble) ? waitingWords : joinWords(trouble))
  return (
    <GateFrame
      step="Step 3 of 4"
      title={number === null ? 'Waiting for the owner’s laptop' : 'Compare this number'}
      lead={
        number === null
          ? 'It answers by itself while the invitation is open on the owner’s screen.'
          : 'The owner’s screen shows a number too. Read this one out. Only if both are the same, the owner lets you in.'
      }
      promise="If the numbers differ, somebody stands between the two laptops: stop, and tell the owner."
      {...(putting ? {} : { onBack })}
    >
      <div className={classes.stack}>
        {number !== null && (
          <p className={classes.number} role="status" aria-label={`Check number ${number}`}>
            {number.slice(0, 3)} {number.slice(3)}
          </p>
        )}
        <dl className={classes.facts}>
          <dt>Practice</dt>
          <dd>
            <bdi>{found.practiceName}</bdi>
          </dd>
          <dt>Invited as</dt>
          <dd>
            <bdi>{found.name}</bdi>, {roleWords[found.role].toLocaleLowerCase('en-US')}
          </dd>
        </dl>
        {told && (
          <div role="alert">
            <Notice meaning="attention" title={told.title}>
              {told.words}
            </Notice>
          </div>
        )}
        {trouble && !passes(trouble) ? (
          <div className={classes.actions}>
            <Button size="lg" onClick={() => void put()}>
              Try again
            </Button>
          </div>
        ) : (
          <ProgressLine
            label={putting ? 'Putting the keys on this laptop' : 'Waiting for the owner'}
          />
        )}
        {number !== null && !putting && (trouble === null || passes(trouble)) && (
          <div className={classes.actions}>
            <Button variant="default" onClick={() => onOver('differs')}>
              Another number: stop
            </Button>
          </div>
        )}
      </div>
    </GateFrame>
  )
}
