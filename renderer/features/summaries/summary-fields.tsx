import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { type UseFormReturn, useWatch } from 'react-hook-form'
import { paths } from '#renderer/app/paths'
import { fullName } from '#renderer/data/queries/client-directory'
import type { SummarySheet } from '#renderer/data/queries/summary-sheet'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { CheckboxGroup } from '#renderer/ui/fields/checkbox-group'
import { DateField } from '#renderer/ui/fields/date-field'
import { SelectField } from '#renderer/ui/fields/select-field'
import { TextArea } from '#renderer/ui/fields/text-area'
import { Form } from '#renderer/ui/forms/form'
import { FieldRow, FormSection } from '#renderer/ui/forms/form-section'
import { LinkButton } from '#renderer/ui/page/link-button'
import { Notice } from '#renderer/ui/show/notice'
import { shortDateWords } from '#shared/domain/clients/words'
import {
  longestMessage,
  type SendBlock,
  type SummaryChoices,
} from '#shared/domain/summary/summary-choices'
import { partsFor } from '#shared/domain/summary/summary-subject'
import { partHelp, partWords, urgencyWords } from '#shared/domain/summary/words'
import { serviceKindWords } from '#shared/domain/supplies/words'
import { dayOf } from '#shared/domain/time/calendar-day'
import { recipientOptions } from './recipients'
import classes from './summaries.module.css'

interface SummaryFieldsProps {
  readonly form: UseFormReturn<SummaryChoices>
  readonly sheet: SummarySheet
  readonly clock: PracticeClock
  readonly blocks: readonly SendBlock[]
  /** Parts that the permission does not cover, in words. */
  readonly notAgreed: readonly string[]
}

/** As many notes as a summary can name. */
const mostNotes = 20

const urgencies = Object.entries(urgencyWords).map(([value, label]) => ({ value, label }))

export function SummaryFields({ form, sheet, clock, blocks, notAgreed }: SummaryFieldsProps) {
  const { household, providers } = sheet
  const { control } = form
  const [clientId, providerId] = useWatch({ control, name: ['clientId', 'providerId'] })
  const people = [household.parent, ...household.infants]
  const person = people.find(({ id }) => id === clientId) ?? household.parent
  useOtherPerson(form, sheet, clientId)
  const parts = partsFor(person.kind).map((value) => ({
    value,
    label: partWords[value],
    help: partHelp[value],
  }))
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
        <TextArea
          control={control}
          name="ask"
          label="What do you ask?"
          help="First on the page. One question or request."
          width="full"
          minRows={2}
          maxLength={280}
        />
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
      </FormSection>
      <FormSection title="What stands on the page">
        <CheckboxGroup control={control} name="parts" label="Parts" options={parts} width="full" />
        <NoteChoice form={form} sheet={sheet} clock={clock} clientId={person.id} />
      </FormSection>
    </Form>
  )
}

/** Another person has other notes, and maybe fewer parts. */
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
    const known = partsFor(kind)
    form.setValue(
      'noteIds',
      own.slice(0, 3).map(({ id }) => id),
    )
    form.setValue(
      'parts',
      form.getValues('parts').filter((part) => known.includes(part)),
    )
  }, [form, notes, household.parent.id, clientId])
}

function NoteChoice({
  form,
  sheet,
  clock,
  clientId,
}: Omit<SummaryFieldsProps, 'blocks' | 'notAgreed'> & { readonly clientId: string }) {
  const own = sheet.notes.filter((note) => note.clientId === clientId && note.addendumTo === '')
  const offered = own.slice(0, mostNotes)
  if (offered.length === 0) {
    return (
      <Notice meaning="waiting" title="No signed note to draw from">
        Sign a note and it can be chosen here. Without one, the page holds the ask, your words and
        the background only.
      </Notice>
    )
  }
  const all = offered.map(({ id }) => id)
  return (
    <div className={classes.notes}>
      <CheckboxGroup
        control={form.control}
        name="noteIds"
        label="Signed notes to draw from"
        help={
          own.length > mostNotes
            ? `The latest ${mostNotes} of ${own.length}. What was added to a note comes with it.`
            : 'What was added to a note comes with it.'
        }
        width="full"
        options={offered.map(({ id, sessionAt, content }) => ({
          value: id,
          label: `${shortDateWords(dayOf(sessionAt, clock.timeZone), clock.today)} · ${serviceKindWords[content.serviceKind]}`,
        }))}
      />
      {offered.length > 3 && (
        <div className={classes.noteButtons}>
          <Button
            variant="subtle"
            size="compact-md"
            onClick={() => form.setValue('noteIds', all, { shouldDirty: true })}
          >
            Choose all
          </Button>
          <Button
            variant="subtle"
            size="compact-md"
            onClick={() => form.setValue('noteIds', all.slice(0, 1), { shouldDirty: true })}
          >
            Only the latest
          </Button>
        </div>
      )}
    </div>
  )
}

/** Why it cannot leave yet, with the one thing to do; the page can be looked at all the same. */
function WhatBlocks({
  blocks,
  notAgreed,
  parentId,
}: {
  readonly blocks: readonly SendBlock[]
  /** Parts in words. */
  readonly notAgreed: readonly string[]
  readonly parentId: string
}) {
  const record = (
    <LinkButton to={paths.editClient} params={{ clientId: parentId }} variant="default">
      Open the care team
    </LinkButton>
  )
  if (blocks.includes('noProvider')) {
    return (
      <Notice meaning="attention" title="Choose whom it is for">
        The provider is no longer in your directory.
      </Notice>
    )
  }
  if (blocks.includes('declined')) {
    return (
      <Notice meaning="attention" title="The client declined sharing" action={record}>
        This provider receives no summaries. If the answer has changed, record it on the care team.
      </Notice>
    )
  }
  if (blocks.includes('sharingExpired') || blocks.includes('sharingWithdrawn')) {
    const ended = blocks.includes('sharingExpired') ? 'has expired' : 'was taken back'
    return (
      <Notice
        meaning="attention"
        title={`The permission to share ${ended}`}
        action={
          <LinkButton to={paths.client} params={{ clientId: parentId }} variant="default">
            Open the client
          </LinkButton>
        }
      >
        Nothing leaves for this provider. Take a new consent on the client’s page. You can go on
        writing.
      </Notice>
    )
  }
  if (blocks.includes('partNotAgreed')) {
    return (
      <Notice meaning="attention" title="More is ticked than the client agreed to">
        Take out what is not in the permission: {notAgreed.join(', ')}. Or take a new consent on the
        client’s page.
      </Notice>
    )
  }
  if (blocks.includes('notAgreed')) {
    return (
      <Notice meaning="attention" title="Sharing is not agreed yet" action={record}>
        Ask the client whether this provider may read the page, and record the answer on the care
        team. You can go on writing.
      </Notice>
    )
  }
  if (blocks.includes('noAsk')) {
    return (
      <Notice meaning="waiting" title="Say what you ask">
        Then the page can leave.
      </Notice>
    )
  }
  return blocks.includes('nothingSaid') ? (
    <Notice meaning="waiting" title="Choose what stands on the page">
      Tick a part, or say why you write.
    </Notice>
  ) : null
}
