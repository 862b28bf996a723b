import { Button } from '@mantine/core'
import { Status } from '#renderer/ui/show/status'
import { allNo } from '#shared/domain/clinical/gate/change-gate'
import { isMustAsk } from '#shared/domain/clinical/gate/evaluate'
import type { GateGroup } from '#shared/domain/clinical/gate/questions'
import classes from './gate.module.css'
import type { PersonAtDoor } from './gate-of-visit'
import { GateQuestionRow } from './gate-question'
import type { GateChanges } from './use-door-gate'

interface GateGroupsProps {
  readonly at: PersonAtDoor
  readonly changes: GateChanges
}

/** What to ask, a breath at a time. "Asked, all no" is a tap of its own: nothing is filled in ahead. */
export function GateGroups({ at, changes }: GateGroupsProps) {
  return (
    <div data-gate className={classes.groups}>
      <p className={classes.keys}>
        By keyboard: Y yes, N no, S not sure, arrows to move, Backspace to take back.
      </p>
      {at.result.groups.map((group) => (
        <Group key={group.id} group={group} at={at} changes={changes} />
      ))}
    </div>
  )
}

/** The button goes with the press: the next group's has the focus then, or this group's heading behind the last. */
function focusNext(pressed: HTMLElement, byKeyboard: boolean): void {
  const all = [...(pressed.closest('[data-gate]')?.querySelectorAll('header button') ?? [])]
  const next = all[all.indexOf(pressed) + 1] ?? pressed.parentElement?.querySelector('h3')
  if (next instanceof HTMLElement) next.focus({ preventScroll: !byKeyboard })
}

function Group({ group, at, changes }: GateGroupsProps & { readonly group: GateGroup }) {
  const given = new Map(at.gate.answers.map(({ id, answer }) => [id, answer]))
  const ids = group.questions.map(({ id }) => id)
  const left = ids.filter((id) => !given.has(id)).length
  const found = ids.filter((id) => given.get(id) === 'yes').length
  const headingId = `gate-group-${group.id}`
  return (
    <section className={classes.group} aria-labelledby={headingId}>
      <header className={classes.groupHead}>
        <h3 id={headingId} tabIndex={-1}>
          {group.title}
        </h3>
        {left > 0 ? (
          <Button
            variant="default"
            onClick={(event) => {
              void changes.change(allNo(at.gate, ids))
              focusNext(event.currentTarget, event.detail === 0)
            }}
            aria-describedby={headingId}
          >
            {left === ids.length ? 'Asked, all no' : 'Asked, the rest no'}
          </Button>
        ) : (
          <Status meaning={found > 0 ? 'attention' : 'done'} plain>
            {found > 0 ? `Asked, ${found} yes` : 'Asked'}
          </Status>
        )}
      </header>
      {group.questions.map((question) => (
        <GateQuestionRow
          key={question.id}
          question={question}
          answer={given.get(question.id)}
          urgent={isMustAsk(question.id)}
          onAnswer={(answer) =>
            void changes.change({ kind: 'answer', questionIds: [question.id], answer })
          }
        />
      ))}
    </section>
  )
}
