import { zodResolver } from '@hookform/resolvers/zod'
import { Button, Group } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { paths } from '#renderer/app/paths'
import {
  bringOverRest,
  callOffHandOver,
  type HandingRefusal,
  handOverClient,
} from '#renderer/data/commands/hand-over-client'
import { clientById } from '#renderer/data/queries/clients'
import { handedSince } from '#renderer/data/queries/handed-since'
import { staffMember } from '#renderer/data/queries/practice'
import { useCommand } from '#renderer/data/use-command'
import { useLive } from '#renderer/data/use-live'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { SelectField } from '#renderer/ui/fields/select-field'
import { TextField } from '#renderer/ui/fields/text-field'
import { Form } from '#renderer/ui/forms/form'
import { FormActions } from '#renderer/ui/forms/form-actions'
import { LinkButton } from '#renderer/ui/page/link-button'
import { Section } from '#renderer/ui/page/section'
import { Notice } from '#renderer/ui/show/notice'
import { announce } from '#renderer/ui/tell/announce'
import { weekdayDateWords } from '#shared/domain/clients/words'
import { dayOf } from '#shared/domain/time/calendar-day'
import type { Result } from '#shared/result'
import type { Client, Handover } from '#shared/schema/client'
import type { Note } from '#shared/schema/note'
import classes from './clients.module.css'
import { useColleagues, useLeftBehind } from './use-colleagues'

const handingSchema = z.strictObject({
  staffId: z.string().min(1, 'Choose who goes on with this family.'),
  reason: z.string().trim().min(1, 'Say why in a few words.').max(300),
})
type Handing = z.infer<typeof handingSchema>

interface HandOverProps {
  readonly parent: Client
  /** Of everybody in the household. */
  readonly notes: readonly Note[]
  readonly open: boolean
  readonly onClose: () => void
  readonly clock: PracticeClock
}

/** Handing a family to a colleague; and afterwards, on both sides, who has them and why. */
export function HandOver(props: HandOverProps) {
  return (
    <div className={classes.handing}>
      <Standing {...props} />
    </div>
  )
}

function Standing({ parent, notes, open, onClose, clock }: HandOverProps) {
  const { handedTo, handedFrom } = parent
  if (handedTo?.isDone) {
    return (
      <>
        <Handed handover={handedTo} way="to" clock={clock} />
        <CameSince parent={parent} handedTo={handedTo} />
      </>
    )
  }
  if (handedTo) return <BrokenOff parent={parent} handedTo={handedTo} />
  return (
    <>
      <CoverNotice parent={parent} clock={clock} />
      {open && <HandOverForm parent={parent} notes={notes} onClose={onClose} />}
      {handedFrom && !open && <Handed handover={handedFrom} way="from" clock={clock} />}
    </>
  )
}

function HandOverForm({
  parent,
  notes,
  onClose,
}: Pick<HandOverProps, 'parent' | 'notes' | 'onClose'>) {
  const { run, running } = useCommand(handOverClient)
  const navigate = useNavigate()
  const colleagues = useColleagues(parent)
  const leftBehind = useLeftBehind(notes)
  const form = useForm<Handing>({
    resolver: zodResolver(handingSchema),
    defaultValues: { staffId: '', reason: '' },
    shouldFocusError: false,
  })
  const save = async (wanted: Handing) => {
    const done = await run({ parentId: parent.id, ...wanted }).catch(() => null)
    if (!done) return form.setError('staffId', { message: notWritten })
    if (!done.ok) return form.setError('staffId', { message: refusalWords(done.refusal) })
    announce('Handed over.')
    await navigate({ to: paths.client, params: { clientId: done.value } })
  }
  return (
    <Section title="Hand to another therapist">
      <Form form={form} onSubmit={save} label="Hand to another therapist">
        <div className={classes.handingFields}>
          <p>
            Their charts, consents and planned visits go over, with copies of signed notes. Signed
            notes, summaries and receipts also stay here, unchanged. Links to summaries that can
            still be opened end; send new ones from the new record.
          </p>
          {leftBehind.length > 0 && (
            <p>
              <bdi>{leftBehind.join(', ')}</bdi> left the practice with notes that are not signed.
              Those stay here alone.
            </p>
          )}
          <SelectField
            control={form.control}
            name="staffId"
            label="Who goes on"
            options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <TextField
            control={form.control}
            name="reason"
            label="Why"
            help="Both therapists read it."
            width="full"
            maxLength={300}
          />
        </div>
        <FormActions submitLabel="Hand over" busy={running} onCancel={onClose} />
      </Form>
    </Section>
  )
}

/** For whom they are here, or who visits them meanwhile. */
function CoverNotice({ parent, clock }: Pick<HandOverProps, 'parent' | 'clock'>) {
  const { covering, covers = [] } = parent
  const running = covers.findLast(({ state }) => state !== 'ended')
  const colleague = useLive(staffMember, covering?.staffId ?? running?.staffId ?? '')
  const name = colleague.value?.name ?? 'a colleague'
  if (covering) {
    return (
      <Notice
        meaning="waiting"
        title={
          covering.isOver
            ? `You covered for ${name}`
            : `You cover for ${name} until ${weekdayDateWords(covering.untilDay, clock.today)}`
        }
      >
        <p>
          {covering.isOver
            ? 'What you signed stays here with their name. Everything else is with their therapist.'
            : 'Here is what the visits need. What you write goes back when the days are over and your notes are signed.'}
        </p>
      </Notice>
    )
  }
  if (!running) return null
  return (
    <Notice
      meaning="waiting"
      title={`Covered by ${name} until ${weekdayDateWords(running.untilDay, clock.today)}`}
    >
      <p>The visit and its notes come back here by themselves.</p>
    </Notice>
  )
}

interface HandedProps {
  readonly handover: Handover
  readonly way: 'to' | 'from'
  readonly clock: PracticeClock
}

function Handed({ handover, way, clock }: HandedProps) {
  const { staffId, clientId, at, reason } = handover
  const therapist = useLive(staffMember, staffId)
  const there = useLive(clientById, clientId)
  const name = therapist.value?.name ?? 'another therapist'
  const day = weekdayDateWords(dayOf(at, clock.timeZone), clock.today)
  return (
    <Notice
      meaning="done"
      title={way === 'to' ? `Handed to ${name}, ${day}` : `Came from ${name}, ${day}`}
      action={
        there.value && (
          <LinkButton to={paths.client} params={{ clientId }} variant="default">
            {way === 'to' ? 'Open their record there' : 'Open the earlier record'}
          </LinkButton>
        )
      }
    >
      <p dir="auto">{reason}</p>
      <p>
        {way === 'to'
          ? 'What is here is history: signed notes, summaries and receipts stay.'
          : 'Notes from before are copies, with their author and signature.'}
      </p>
    </Notice>
  )
}

interface HandingProps {
  readonly parent: Client
  readonly handedTo: Handover
}

/** A colleague's laptop had not synced: what it wrote is here, where nobody goes on. */
function CameSince({ parent, handedTo }: HandingProps) {
  const { run, running } = useCommand(bringOverRest)
  const colleagues = useColleagues(parent)
  const space = colleagues.find(({ id }) => id === handedTo.staffId)?.clientSpace ?? ''
  const since = useLive(handedSince, parent.id, space)
  const [problem, setProblem] = useState('')
  const { toBring, differ } = since.value ?? { toBring: 0, differ: 0 }
  if (toBring + differ === 0) return null
  const bring = async () => {
    const done = await run({ parentId: parent.id }).catch(() => null)
    if (done?.ok) announce('Brought over.')
    setProblem(done?.ok ? '' : done ? refusalWords(done.refusal) : notWritten)
  }
  return (
    <Notice
      meaning="attention"
      title="Something came after they were handed over"
      action={
        toBring + differ > 0 && (
          <Button loading={running} onClick={() => void bring()}>
            Bring over what came since
          </Button>
        )
      }
    >
      {toBring > 0 && (
        <p>
          {toBring === 1 ? 'One record is' : `${toBring} records are`} here alone, or newer here.
        </p>
      )}
      {differ > 0 && (
        <p>
          {differ === 1 ? 'One record was' : `${differ} records were`} changed on both sides.
          Brought over, nothing is lost: what differs is shown in Laptop and server, for you or the
          new therapist to decide.
        </p>
      )}
      {problem && <p role="alert">{problem}</p>}
    </Notice>
  )
}

const notWritten = 'This could not be written. Nothing was lost: try again.'

/** Power or program ended in between: it is gone on with, by a person. */
function BrokenOff({ parent, handedTo }: HandingProps) {
  const going = useCommand(handOverClient)
  const calling = useCommand(callOffHandOver)
  const [problem, setProblem] = useState('')
  const told = (done: Result<unknown, HandingRefusal> | null) =>
    setProblem(done?.ok ? '' : done ? refusalWords(done.refusal) : notWritten)
  const { staffId, reason } = handedTo
  const goOn = async () =>
    told(await going.run({ parentId: parent.id, staffId, reason }).catch(() => null))
  const callOff = async () => told(await calling.run({ parentId: parent.id }).catch(() => null))
  return (
    <Notice
      meaning="attention"
      title="Handing over was broken off"
      action={
        <Group gap="sm">
          <Button loading={going.running} onClick={() => void goOn()}>
            Go on
          </Button>
          <Button variant="default" loading={calling.running} onClick={() => void callOff()}>
            Call it off
          </Button>
        </Group>
      }
    >
      <p role={problem ? 'alert' : undefined}>
        {problem ||
          'Nothing was lost. Going on finishes what is missing, with what was changed since.'}
      </p>
    </Notice>
  )
}

function refusalWords(refusal: HandingRefusal): string {
  switch (refusal.kind) {
    case 'unsigned':
      return refusal.notes === 1
        ? 'One note is not signed yet. Its author signs it first.'
        : `${refusal.notes} notes are not signed yet. Their authors sign them first.`
    case 'underWay':
      return 'A visit is under way. Hand over when it is finished.'
    case 'group':
      return 'A group is planned in their home. Call it off, or book it in another home, first.'
    case 'covered':
      return 'A colleague covers visits of theirs. End the cover first, in Schedule, Cover.'
    case 'left':
      return 'This therapist is not in the practice any more.'
    case 'tooFar':
      return 'Part of it is with the other therapist already. Go on instead.'
    case 'sameTherapist':
      return 'They are with this therapist already.'
    case 'handedAlready':
      return 'They were handed over already.'
    case 'gone':
      return 'This client or therapist is not here any more.'
    case 'notYours':
      return 'Only an owner whose laptop holds both therapists’ clients can hand over.'
    case 'noReason':
      return 'Say why in a few words.'
    case 'file':
      return 'A letter of this family is not on this laptop, or the disk is full. Sync, then try again.'
  }
}
