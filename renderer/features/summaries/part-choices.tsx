import { type Control, useController } from 'react-hook-form'
import { ChoiceGroup } from '#renderer/ui/fields/choice-group'
import { fieldId } from '#renderer/ui/fields/field-id'
import type { PartStanding, PartWhy } from '#shared/domain/summary/part-rules'
import type { SummaryChoices } from '#shared/domain/summary/summary-choices'
import { partHelp, partWords } from '#shared/domain/summary/words'
import classes from './part-choices.module.css'

/** Why a category stands where it does, said once over all of them. */
const groups: readonly { readonly why: PartWhy; readonly title: string; readonly help: string }[] =
  [
    { why: 'usual', title: 'What they read for', help: 'Agreed, and usual for this profession.' },
    { why: 'notAsked', title: 'Not asked yet', help: 'Nothing leaves before the client agrees.' },
    { why: 'more', title: 'Also agreed', help: 'More than this profession needs as a rule.' },
    {
      why: 'notAgreed',
      title: 'Not in the permission',
      help: 'The client did not name it. It stays off the page.',
    },
    {
      why: 'needsSignature',
      title: 'Only with a signature that names it',
      help: 'A yes in general does not open it. It stays off the page.',
    },
    {
      why: 'forBaby',
      title: 'Signed for the baby’s page',
      help: 'The baby’s doctor reads of the mother only where she signs for that too. It stays off the page.',
    },
  ]

interface PartChoicesProps {
  readonly control: Control<SummaryChoices>
  readonly standings: readonly PartStanding[]
}

/** What may stand on the page, category by category, and why each may or may not. */
export function PartChoices({ control, standings }: PartChoicesProps) {
  const { field } = useController({ control, name: 'parts' })
  const chosen = field.value
  const toggle = (part: PartStanding['part'], on: boolean) => {
    const next = new Set(on ? [...chosen, part] : chosen.filter((one) => one !== part))
    const known = standings.map((one) => one.part)
    field.onChange([
      ...known.filter((one) => next.has(one)),
      ...[...next].filter((one) => !known.includes(one)),
    ])
  }
  return (
    <ChoiceGroup id={fieldId('parts')} label="Parts" width="full" role="group">
      {groups.map(({ why, title, help }) => {
        const some = standings.filter((one) => one.why === why)
        const open = some.filter((one) => isOpen(one) || chosen.includes(one.part))
        const shut = some.filter((one) => !open.includes(one))
        if (some.length === 0) return null
        return (
          <div key={why} className={classes.group}>
            <div className={classes.title}>{title}</div>
            <div className={classes.help}>{help}</div>
            {open.map((one) => (
              <PartTick
                key={one.part}
                standing={one}
                checked={chosen.includes(one.part)}
                onToggle={toggle}
                onBlur={field.onBlur}
              />
            ))}
            {shut.length > 0 && (
              <ul className={classes.shut}>
                {shut.map(({ part }) => (
                  <li key={part}>{partWords[part]}</li>
                ))}
              </ul>
            )}
          </div>
        )
      })}
    </ChoiceGroup>
  )
}

const isOpen = ({ may, why }: PartStanding): boolean => may || why === 'notAsked'

interface PartTickProps {
  readonly standing: PartStanding
  readonly checked: boolean
  readonly onToggle: (part: PartStanding['part'], on: boolean) => void
  readonly onBlur: () => void
}

/** What was ticked before and is agreed no more can be taken out. */
const PartTick = ({ standing, checked, onToggle, onBlur }: PartTickProps) => (
  <label className={classes.tick}>
    <input
      type="checkbox"
      checked={checked}
      onChange={(event) => onToggle(standing.part, event.currentTarget.checked)}
      onBlur={onBlur}
    />
    <span>
      {partWords[standing.part]}
      <span className={classes.words}>
        {isOpen(standing)
          ? partHelp[standing.part]
          : 'Ticked, but not agreed: it is not on the page.'}
      </span>
    </span>
  </label>
)
