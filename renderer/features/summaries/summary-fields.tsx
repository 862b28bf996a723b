import { useEffect, useRef } from 'react'
import { type UseFormReturn, useWatch } from 'react-hook-form'
import { fullName } from '#renderer/data/queries/client-directory'
import type { SummarySheet } from '#renderer/data/queries/summary-sheet'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { DateField } from '#renderer/ui/fields/date-field'
import { SelectField } from '#renderer/ui/fields/select-field'
import { TextArea } from '#renderer/ui/fields/text-area'
import { Form } from '#renderer/ui/forms/form'
import { FieldRow, FormSection } from '#renderer/ui/forms/form-section'
import type { SharingAnswer } from '#shared/domain/consents/sharing-answer'
import { partStandings, usualParts } from '#shared/domain/summary/part-rules'
import {
  longestMessage,
  type SendBlock,
  type SummaryChoices,
} from '#shared/domain/summary/summary-choices'
import { purposeWords, urgencyWords } from '#shared/domain/summary/words'
import { CarefulNotice } from './careful-notice'
import { NoteChoice } from './note-choice'
import { PartChoices } from './part-choices'
import { recipientOptions, roleOf } from './recipients'
import classes from './summaries.module.css'
import { WhatBlocks } from './what-blocks'

interface SummaryFieldsProps {
  readonly form: UseFormReturn<SummaryChoices>
  readonly sheet: SummarySheet
  readonly clock: PracticeClock
  /** What the client answered about this recipient. */
  readonly sharing: Pick<SharingAnswer, 'sharing' | 'parts'> | null
  readonly blocks: readonly SendBlock[]
  /** Parts that the permission does not cover, in words. */
  readonly notAgreed: readonly string[]
}

export const purposes = Object.entries(purposeWords).map(([value, label]) => ({ value, label }))
const urgencies = Object.entries(urgencyWords).map(([value, label]) => ({ value, label }))

export function SummaryFields(props: SummaryFieldsProps) {
  const { form, sheet, clock, sharing, blocks, notAgreed } = props
  const { household, providers } = sheet
  const { control } = form
  const [clientId, providerId] = useWatch({ control, name: ['clientId', 'providerId'] })
  const people = [household.parent, ...household.infants]
  const person = people.find(({ id }) => id === clientId) ?? household.parent
  useOtherPerson(form, sheet, clientId)
  useOtherRecipient(form, sheet, providerId)
  const role = useWatch({ control, name: 'recipientRole' })
  const standings = partStandings(person.kind, role, sharing)
  return (
    <Form form={form} onSubmit={() => undefined} label="Summary">
      <div className={classes.blocks}>
        <WhatBlocks {...{ blocks, notAgreed }} parentId={household.parent.id} />
      </div>
      <FormSection title="For whom">
        <SelectField
          control={control}
          name="providerId"
          label="To"
          width="full"
          options={recipientOptions(household.parent, providers, providerId)}
        />
        {people.length > 1 && (
          <SelectField
            control={control}
            name="clientId"
            label="About"
            width="full"
            help="The parent and each baby have summaries of their own."
            options={people.map((one) => ({
              value: one.id,
              label: `${fullName(one.name) || 'No name yet'}${one.kind === 'infant' ? ' (baby)' : ''}`,
            }))}
          />
        )}
      </FormSection>
      <FormSection title="The ask">
        <SelectField
          control={control}
          name="purpose"
          label="What kind of letter is it?"
          width="full"
          options={purposes}
        />
        <TextArea
          control={control}
          name="ask"
          label="What do you ask?"
          help="First on the page. One question or request."
          width="full"
          minRows={2}
          maxLength={280}
        />
        <CarefulNotice control={control} name="ask" />
        <FieldRow>
          <SelectField
            control={control}
            name="urgency"
            label="Urgency"
            width="xs"
            options={urgencies}
          />
          <DateField
            control={control}
            name="requestBy"
            label="Answer by"
            optional
            today={clock.today}
            min={clock.today}
          />
        </FieldRow>
        <TextArea
          control={control}
          name="message"
          label="Why do you write?"
          help="The situation in a few sentences. Reported and observed, no diagnosis."
          optional
          width="full"
          minRows={3}
          maxLength={longestMessage}
        />
        <CarefulNotice control={control} name="message" />
      </FormSection>
      <FormSection title="What stands on the page">
        <PartChoices control={control} standings={standings} />
        <NoteChoice form={form} sheet={sheet} clock={clock} clientId={person.id} />
      </FormSection>
    </Form>
  )
}

/** Another person has other notes and other parts: what is usual for them, and no more. */
function useOtherPerson(
  form: UseFormReturn<SummaryChoices>,
  { notes, household }: SummarySheet,
  clientId: string,
): void {
  const before = useRef(clientId)
  useEffect(() => {
    if (before.current === clientId) return
    before.current = clientId
    const own = notes.filter((note) => note.clientId === clientId && note.addendumTo === '')
    const kind = clientId === household.parent.id ? 'parent' : 'infant'
    form.setValue(
      'noteIds',
      own.slice(0, 3).map(({ id }) => id),
    )
    form.setValue('parts', usualParts(kind, form.getValues('recipientRole')))
  }, [form, notes, household.parent.id, clientId])
}

/** Another profession reads for other things: no more than that is ticked before somebody wants it. */
function useOtherRecipient(
  form: UseFormReturn<SummaryChoices>,
  { providers, household: { parent } }: SummarySheet,
  providerId: string,
): void {
  const before = useRef(providerId)
  useEffect(() => {
    if (before.current === providerId) return
    before.current = providerId
    const role = roleOf(
      parent,
      providers.find(({ id }) => id === providerId),
    )
    const kind = form.getValues('clientId') === parent.id ? 'parent' : 'infant'
    form.setValue('parts', usualParts(kind, role))
  }, [form, providers, parent, providerId])
}
