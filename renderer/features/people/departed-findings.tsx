import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { DepartedFile } from '#renderer/data/commands/take-departed'
import { Row, Rows } from '#renderer/ui/page/rows'
import { Notice } from '#renderer/ui/show/notice'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import {
  countOf,
  countWords,
  type FamilyFound,
  type TakingIn,
} from '#shared/domain/departed/findings'
import { besidesWords, signedWords } from './departed-words'
import classes from './people.module.css'

interface DepartedFindingsProps {
  readonly file: DepartedFile
  readonly name: string
  /** Families that were taken in meanwhile. */
  readonly taken: ReadonlySet<string>
  readonly isBusy: boolean
  readonly onTake: (taking: TakingIn) => void
}

const shownAtFirst = 30

/** What is in the file and not in the practice, by family: all of it, one by one, or nothing. */
export function DepartedFindings(props: DepartedFindingsProps) {
  const { file, name, taken, isBusy, onTake } = props
  const { families } = file.findings
  const [withRemoved, setWithRemoved] = useState(false)
  const [shown, setShown] = useState(shownAtFirst)
  const removed = families.reduce(
    (sum, family) => sum + (family.isErased ? 0 : countOf(family, true) - countOf(family, false)),
    0,
  )
  const open = families.filter(
    (family) => !family.isErased && !taken.has(family.parentId) && countOf(family, withRemoved) > 0,
  )
  const made = new Date(file.backup.summary.madeAt).toLocaleString('en-US', {
    dateStyle: 'medium',
    timeStyle: 'short',
  })
  if (families.length === 0)
    return (
      <Notice meaning="done" title="Everything in it is here">
        The backup of {made} holds nothing that the practice lacks. There is nothing to take in.
      </Notice>
    )
  return (
    <div className={classes.stack}>
      <p>
        Made on {made}. What follows is in it and not in the practice. It comes in as it was
        written, in the name of whoever wrote it; where both changed the same thing, both stay to be
        seen.
      </p>
      <ul className={classes.departedFacts}>
        {[...signedWords(file.findings.signed), ...besidesWords(file.findings, name)].map(
          (line) => (
            <li key={line}>{line}</li>
          ),
        )}
      </ul>
      {removed > 0 && (
        <Checkbox
          checked={withRemoved}
          disabled={isBusy}
          onChange={(event) => setWithRemoved(event.currentTarget.checked)}
          label={`Bring back what was removed here since (${removed.toLocaleString('en-US')} ${removed === 1 ? 'record' : 'records'})`}
        />
      )}
      {open.length > 0 && (
        <div>
          <Button
            loading={isBusy}
            onClick={() =>
              onTake({ parentIds: new Set(open.map(({ parentId }) => parentId)), withRemoved })
            }
          >
            Take in all of it
          </Button>
        </div>
      )}
      <Rows label="What is not here">
        {families.slice(0, shown).map((family) => (
          <FamilyRow
            key={family.parentId}
            family={family}
            {...{ withRemoved, isBusy, onTake }}
            isTaken={taken.has(family.parentId)}
          />
        ))}
      </Rows>
      {families.length > shown && (
        <div>
          <Button variant="subtle" onClick={() => setShown(shown + 100)}>
            Show more of {families.length.toLocaleString('en-US')}
          </Button>
        </div>
      )}
    </div>
  )
}

interface FamilyRowProps extends Pick<DepartedFindingsProps, 'isBusy' | 'onTake'> {
  readonly family: FamilyFound
  readonly isTaken: boolean
  readonly withRemoved: boolean
}

function FamilyRow({ family, isTaken, withRemoved, isBusy, onTake }: FamilyRowProps) {
  const { parentId, name, isErased } = family
  const label = parentId === '' ? 'Of no family' : name || 'A family without a name'
  const words = countWords(family.kinds, withRemoved)
  const detail = isErased
    ? 'Removed from the practice for good, its time being over. It is not taken in again.'
    : words || 'Only what was removed here since'
  return (
    <Row
      title={parentId !== '' && name ? <PersonName name={name} /> : label}
      detail={detail}
      trailing={
        isTaken ? (
          <Status meaning="done">Taken in</Status>
        ) : isErased || words === '' ? undefined : (
          <Button
            variant="subtle"
            size="compact-md"
            disabled={isBusy}
            aria-label={`Take in: ${label}`}
            onClick={() => onTake({ parentIds: new Set([parentId]), withRemoved })}
          >
            Take in
          </Button>
        )
      }
    />
  )
}
