import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { type LostEditOf, lostEditKey } from '#renderer/data/queries/lost-edits'
import { Section } from '#renderer/ui/page/section'
import { Status } from '#renderer/ui/show/status'
import { NotRead } from '#renderer/ui/tell/not-read'
import type { Moment } from '#shared/domain/sync/badge-words'
import { ClashCard } from './clash-card'
import classes from './sync.module.css'
import { useSayer } from './use-sayer'

interface ClashesSectionProps {
  readonly edits: readonly LostEditOf[]
  readonly moment: Moment
}

const firstCards = 20

/** Fields that were changed on two laptops apart from each other: both sides, and a decision. */
export function ClashesSection({ edits, moment }: ClashesSectionProps) {
  const say = useSayer(moment)
  const [shown, setShown] = useState(firstCards)
  const list = useRef<HTMLDivElement>(null)
  // The card that was decided goes away with its button: reading goes on at the next one.
  const onSettled = () => setTimeout(() => list.current?.focus({ preventScroll: true }))
  return (
    <Section
      title={
        edits.length === 0 ? 'To decide' : `To decide (${edits.length.toLocaleString('en-US')})`
      }
      help={
        edits.length === 0
          ? undefined
          : 'The same thing was changed on two laptops. One of the two stands for now, and both are kept: you say which one is right.'
      }
    >
      {edits.length > 0 && <NotRead of={[say.names]} what="Names of people" />}
      <div ref={list} tabIndex={-1} className={classes.cards}>
        {edits.length === 0 && (
          <Status meaning="done" plain>
            Nothing to decide
          </Status>
        )}
        {edits.slice(0, shown).map((edit) => (
          <ClashCard
            key={lostEditKey(edit)}
            edit={edit}
            say={say}
            moment={moment}
            onSettled={onSettled}
          />
        ))}
      </div>
      {edits.length > shown && (
        <Button variant="subtle" onClick={() => setShown(shown + firstCards)}>
          Show more
        </Button>
      )}
    </Section>
  )
}
