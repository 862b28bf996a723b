import { Button } from '@mantine/core'
import { useRouterState } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { notYours$ } from '#renderer/data/commands/ask-role'
import { Notice } from '#renderer/ui/show/notice'
import { notYoursWords, type PracticeAct } from '#shared/domain/practice/may-do'
import classes from './shell.module.css'

/** Says in one place, for every form, that something is not this person's to decide; until they go on. */
export function NotYoursNotice() {
  const [act, setAct] = useState<PracticeAct | null>(null)
  const page = useRouterState({ select: (state) => state.location.pathname })
  useEffect(() => {
    const heard = notYours$.subscribe(setAct)
    return () => heard.unsubscribe()
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was said on one page is over on the next
  useEffect(() => setAct(null), [page])
  if (!act) return null
  return (
    <div className={classes.notYours} role="alert">
      <Notice
        meaning="attention"
        title="Not changed"
        action={
          <Button variant="default" onClick={() => setAct(null)}>
            Close
          </Button>
        }
      >
        {notYoursWords(act)}
      </Notice>
    </div>
  )
}
