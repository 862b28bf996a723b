import { zodResolver } from '@hookform/resolvers/zod'
import { Button, Select } from '@mantine/core'
import { useCallback, useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { type Erased, setLegalHold } from '#renderer/data/commands/keep-records'
import { clientDirectory, fullName } from '#renderer/data/queries/client-directory'
import { heldHomes, homeKept, type KeptHome } from '#renderer/data/queries/keeping'
import { useSession } from '#renderer/data/session'
import { useCommand } from '#renderer/data/use-command'
import { useLive } from '#renderer/data/use-live'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { TextField } from '#renderer/ui/fields/text-field'
import { Form } from '#renderer/ui/forms/form'
import { Row, Rows } from '#renderer/ui/page/rows'
import { Section } from '#renderer/ui/page/section'
import { KeyValue, KeyValues } from '#renderer/ui/show/key-value'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import { announce } from '#renderer/ui/tell/announce'
import { NotRead } from '#renderer/ui/tell/not-read'
import { dateWords } from '#shared/domain/clients/words'
import { notYoursWords } from '#shared/domain/practice/may-do'
import { mayBeErased, retentionRule } from '#shared/domain/retention/keep-until'
import { dayOf } from '#shared/domain/time/calendar-day'
import { refused } from '#shared/result'
import type { Practice } from '#shared/schema/catalog-entry'
import { RemovedFamily, RemoveFamily } from './remove-family'
import classes from './settings.module.css'

interface FamilyKeptProps {
  readonly practice: Practice
  readonly clock: PracticeClock
}

/** One family looked up: until when it is kept and why, and whether it is held. */
export function FamilyKept({ practice, clock }: FamilyKeptProps) {
  const directory = useLive(clientDirectory)
  const held = useLive(heldHomes)
  const [parentId, setParentId] = useState<string | null>(null)
  const parents = [...(directory.value?.byId.values() ?? [])]
    .filter(({ kind }) => kind === 'parent')
    .map(({ id, name }) => ({ value: id, label: name || 'No name yet' }))
    .toSorted((a, b) => a.label.localeCompare(b.label))
  return (
    <Section
      title="One family"
      help="Look up until when a family is kept, or hold it: a complaint, a claim or a court may ask for that."
    >
      <div className={classes.stack}>
        <NotRead of={[directory, held]} what="The families" />
        <Select
          label="Client"
          placeholder="Choose"
          w="22rem"
          maw="100%"
          data={parents}
          value={parentId}
          onChange={setParentId}
          searchable
          limit={60}
          allowDeselect={false}
          nothingFoundMessage="Nobody by that name"
        />
        {parentId && <Kept key={parentId} {...{ parentId, practice, clock }} />}
        {held.value && held.value.length > 0 && (
          <div className={classes.wide}>
            <h3>Held</h3>
            <Rows label="Held, whatever their age">
              {held.value.map(({ id, name, hold }) => (
                <Row
                  key={id}
                  title={<PersonName name={fullName(name)} fallback="No name yet" />}
                  detail={
                    hold
                      ? `${hold.reason} · since ${dateWords(dayOf(hold.setAt, clock.timeZone))}`
                      : ''
                  }
                  onOpen={() => setParentId(id)}
                />
              ))}
            </Rows>
          </div>
        )}
      </div>
    </Section>
  )
}

function Kept({ parentId, practice, clock }: FamilyKeptProps & { readonly parentId: string }) {
  const { store } = useSession()
  const [home, setHome] = useState<KeptHome | 'gone' | 'unreadable' | null>(null)
  const [erased, setErased] = useState<Erased | null>(null)
  const { now, today, timeZone } = clock
  const look = useCallback(async () => {
    try {
      const rule = retentionRule(practice)
      setHome((await homeKept(store, parentId, rule, { now, today, timeZone })) ?? 'gone')
    } catch {
      setHome('unreadable')
    }
  }, [store, parentId, practice, now, today, timeZone])
  useEffect(() => {
    void look()
  }, [look])
  if (erased) return <RemovedFamily erased={erased} />
  if (home === null) return null
  if (home === 'gone') {
    return <Status meaning="done">Nothing of this family is on this laptop any more</Status>
  }
  if (home === 'unreadable') {
    return (
      <Status meaning="attention">
        A record of this family could not be read, so its time is not known. Nothing was changed.
      </Status>
    )
  }
  const { keeping } = home
  const isHeld = keeping.blocks.some(({ kind }) => kind === 'hold')
  const due = mayBeErased(keeping, today)
  return (
    <div className={classes.wide}>
      <KeyValues>
        <KeyValue label="Kept until">
          {due ? (
            <Status meaning="waiting" plain>
              {dateWords(keeping.dueOn)}: may be removed
            </Status>
          ) : (
            dateWords(keeping.dueOn)
          )}
        </KeyValue>
        {keeping.reasons.map(({ until, words }) => (
          <KeyValue key={words} label={dateWords(until)}>
            {words}
          </KeyValue>
        ))}
        {keeping.blocks.map(({ kind, words }) => (
          <KeyValue key={words} label={kind === 'hold' ? 'Held' : 'Still open'}>
            <Status meaning="attention" plain>
              {words}
            </Status>
          </KeyValue>
        ))}
      </KeyValues>
      <HoldForm parentId={parentId} isHeld={isHeld} onChanged={look} />
      {due && <RemoveFamily home={home} onRemoved={setErased} />}
    </div>
  )
}

const holdSchema = z.strictObject({
  reason: z.string().trim().min(3, 'Say why, in a few words.').max(300),
})

const holdRefusals = {
  gone: 'This client is not here any more.',
  unreadable: 'It could not be written. Nothing was changed; try once more.',
  notYours: notYoursWords('legalHold'),
} as const

const HoldProblem = ({ words }: { readonly words: string | null }) =>
  words && (
    <div role="alert">
      <Status meaning="attention">{words}</Status>
    </div>
  )

interface HoldFormProps {
  readonly parentId: string
  readonly isHeld: boolean
  readonly onChanged: () => Promise<void>
}

function HoldForm({ parentId, isHeld, onChanged }: HoldFormProps) {
  const { run, running } = useCommand(setLegalHold)
  const form = useForm<z.infer<typeof holdSchema>>({
    resolver: zodResolver(holdSchema),
    defaultValues: { reason: '' },
    shouldFocusError: false,
  })
  const [problem, setProblem] = useState<string | null>(null)
  const put = async (reason: string | null) => {
    const done = await run({ parentId, reason }).catch(() => refused('unreadable' as const))
    if (!done.ok) return setProblem(holdRefusals[done.refusal])
    setProblem(null)
    form.reset()
    announce(reason === null ? 'Not held any more' : 'Held')
    await onChanged()
  }
  if (isHeld) {
    return (
      <div className={classes.actions}>
        <HoldProblem words={problem} />
        <Button variant="default" loading={running} onClick={() => void put(null)}>
          End the hold
        </Button>
      </div>
    )
  }
  return (
    <Form form={form} label="Hold this family’s records" onSubmit={({ reason }) => put(reason)}>
      <div className={classes.stack}>
        <TextField
          control={form.control}
          name="reason"
          label="Why it is held"
          help="While it is held, this family, its babies and what was written of them cannot be removed, here and on every laptop that has heard of it. A booking can still be called off or taken out."
          maxLength={300}
          width="l"
        />
        <HoldProblem words={problem} />
        <Button type="submit" variant="default" loading={running}>
          Hold these records
        </Button>
      </div>
    </Form>
  )
}
