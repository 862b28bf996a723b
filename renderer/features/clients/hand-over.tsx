import { zodResolver } from '@hookform/resolvers/zod'
import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { paths } from '#renderer/app/paths'
import { type HandingRefusal, handOverClient } from '#renderer/data/commands/hand-over-client'
import { clientById } from '#renderer/data/queries/clients'
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
import type { Client, Handover } from '#shared/schema/client'
import { useColleagues } from './use-colleagues'

const handingSchema = z.strictObject({
  staffId: z.string().min(1, 'Choose who goes on with this family.'),
  reason: z.string().trim().min(1, 'Say why in a few words.').max(300),
})
type Handing = z.infer<typeof handingSchema>

interface HandOverProps {
  readonly parent: Client
  readonly open: boolean
  readonly onClose: () => void
  readonly clock: PracticeClock
}

/** Handing a family to a colleague; and afterwards, on both sides, who has them and why. */
export function HandOver({ parent, open, onClose, clock }: HandOverProps) {
  const { handedTo, handedFrom } = parent
  if (handedTo?.isDone) return <Handed handover={handedTo} way="to" clock={clock} />
  if (handedTo) return <BrokenOff parent={parent} handedTo={handedTo} />
  return (
    <>
      {open && <HandOverForm parent={parent} onClose={onClose} />}
      {handedFrom && !open && <Handed handover={handedFrom} way="from" clock={clock} />}
    </>
  )
}

function HandOverForm({
  parent,
  onClose,
}: {
  readonly parent: Client
  readonly onClose: () => void
}) {
  const { run, running } = useCommand(handOverClient)
  const navigate = useNavigate()
  const colleagues = useColleagues(parent)
  const form = useForm<Handing>({
    resolver: zodResolver(handingSchema),
    defaultValues: { staffId: '', reason: '' },
    shouldFocusError: false,
  })
  const save = async (wanted: Handing) => {
    const done = await run({ parentId: parent.id, ...wanted })
    if (!done.ok) return form.setError('staffId', { message: refusalWords(done.refusal) })
    announce('Handed over.')
    await navigate({ to: paths.client, params: { clientId: done.value } })
  }
  return (
    <Section title="Hand to another therapist">
      <Form form={form} onSubmit={save} label="Hand to another therapist">
        <p>
          Their charts, consents and planned visits go over, with copies of signed notes. Signed
          notes, summaries and receipts also stay here, unchanged.
        </p>
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
        <FormActions submitLabel="Hand over" busy={running} onCancel={onClose} />
      </Form>
    </Section>
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

/** Power or program ended in between: it is gone on with, by a person. */
function BrokenOff({ parent, handedTo }: { readonly parent: Client; readonly handedTo: Handover }) {
  const { run, running } = useCommand(handOverClient)
  const [refusal, setRefusal] = useState<HandingRefusal | null>(null)
  const goOn = async () => {
    const done = await run({
      ...{ parentId: parent.id, staffId: handedTo.staffId, reason: handedTo.reason },
    })
    setRefusal(done.ok ? null : done.refusal)
  }
  return (
    <Notice
      meaning="attention"
      title="Handing over was broken off"
      action={
        <Button loading={running} onClick={() => void goOn()}>
          Go on
        </Button>
      }
    >
      <p>
        {refusal ? refusalWords(refusal) : 'Nothing was lost. Going on finishes what is missing.'}
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
