import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { type Erased, type EraseRefusal, eraseHome } from '#renderer/data/commands/keep-records'
import { fullName } from '#renderer/data/queries/client-directory'
import type { KeptHome } from '#renderer/data/queries/keeping'
import { useCommand } from '#renderer/data/use-command'
import { useNameCover } from '#renderer/ui/show/hide-names'
import { Notice } from '#renderer/ui/show/notice'
import { Status } from '#renderer/ui/show/status'
import { announce } from '#renderer/ui/tell/announce'
import { ConfirmPanel } from '#renderer/ui/tell/confirm-panel'
import { notYoursWords } from '#shared/domain/practice/may-do'
import { refused } from '#shared/result'
import classes from './settings.module.css'

const refusals: Readonly<Record<EraseRefusal | 'brokenOff', string>> = {
  brokenOff:
    'It was broken off: a part may be gone. Look the family up again and remove it once more to end it.',
  gone: 'This family is not here any more.',
  notYours: notYoursWords('erase'),
  notYet: 'It is not due yet: something was entered meanwhile. Nothing was removed.',
  held: 'It is held. Nothing was removed.',
  open: 'Something of it is still open: a visit, a note or a receipt. Nothing was removed.',
}

interface RemoveFamilyProps {
  readonly home: KeptHome
  readonly onRemoved: (erased: Erased) => void
}

/** By hand, one family at a time, with its name typed: this cannot be taken back. */
export function RemoveFamily({ home, onRemoved }: RemoveFamilyProps) {
  const { run, running } = useCommand(eraseHome)
  const [asking, setAsking] = useState(false)
  const [problem, setProblem] = useState<keyof typeof refusals | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const hadAsked = useRef(false)
  useEffect(() => {
    // Thought better of: the keyboard goes on where it came from.
    if (hadAsked.current && !asking) button.current?.focus()
    hadAsked.current = asking
  }, [asking])
  const name = fullName(home.parent.name) || 'No name'
  // While names are hidden the label is what the screen says, and what is typed.
  const cover = useNameCover()
  const said = cover?.cover(name) ?? name
  // Two families of one name have one label: it does not say which of them goes.
  const unsure = cover !== null && cover.parentOf(said) !== home.parent.id
  const remove = async () => {
    const done = await run({ parentId: home.parent.id }).catch(() => refused('brokenOff' as const))
    setAsking(false)
    if (!done.ok) return setProblem(done.refusal)
    announce(`${done.value.records} records and ${done.value.files} files were removed`)
    onRemoved(done.value)
  }
  return (
    <div className={classes.stack}>
      {problem && (
        <div role="alert">
          <Notice
            meaning="attention"
            title={problem === 'brokenOff' ? 'It was not ended' : 'It was not removed'}
          >
            {refusals[problem]}
          </Notice>
        </div>
      )}
      {unsure ? (
        <p>
          While names are hidden nothing tells this family from another one. Show names to remove
          it.
        </p>
      ) : asking ? (
        <ConfirmPanel
          title={`Remove everything of ${name}?`}
          confirmLabel="Remove everything"
          typeToConfirm={said}
          busy={running}
          onConfirm={() => void remove()}
          onCancel={() => setAsking(false)}
        >
          <p>
            The family, its charts, visits, notes, checks, consents, money and files go from this
            laptop and, where there is a server, from it and the other laptops too. It cannot be
            taken back. Think of making a copy first.
          </p>
          <p>
            What stays: drives and supplies, which name nobody; a group that other families came to,
            in their records alone; backups made before today, until you throw them away; signed
            notes and sent pages on other laptops and, encrypted, on the server, until they are
            removed there too: no laptop lets another one remove what was signed.
          </p>
        </ConfirmPanel>
      ) : (
        <Button ref={button} variant="default" onClick={() => setAsking(true)}>
          Remove this family
        </Button>
      )}
    </div>
  )
}

/** What went, and what could not; the keyboard goes on here, for the family it was at is gone. */
export function RemovedFamily({ erased }: { readonly erased: Erased }) {
  const { records, files, staysElsewhere } = erased
  const told = useRef<HTMLDivElement>(null)
  useEffect(() => told.current?.focus(), [])
  return (
    <div ref={told} tabIndex={-1}>
      <Status meaning="done" plain>
        {records} records and {files} files are gone from this laptop.
        {staysElsewhere > 0 &&
          ` ${staysElsewhere} of them were signed or sent and synced: they are still on the server, encrypted, and on the other laptops until they are removed there.`}
      </Status>
    </div>
  )
}
