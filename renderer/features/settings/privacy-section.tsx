import { zodResolver } from '@hookform/resolvers/zod'
import { Button } from '@mantine/core'
import { useForm, useWatch } from 'react-hook-form'
import { z } from 'zod'
import {
  type SaveHipaaRefusal,
  type SaveInterestRefusal,
  saveHipaaStatus,
  saveInterest,
} from '#renderer/data/commands/save-standing'
import { allStaff, practiceEntry } from '#renderer/data/queries/practice'
import { useCommand } from '#renderer/data/use-command'
import { useFormDraft } from '#renderer/data/use-form-draft'
import { useLive } from '#renderer/data/use-live'
import { RadioCards } from '#renderer/ui/fields/radio-cards'
import { TextField } from '#renderer/ui/fields/text-field'
import { Form } from '#renderer/ui/forms/form'
import { Row, Rows } from '#renderer/ui/page/rows'
import { Section } from '#renderer/ui/page/section'
import { announce } from '#renderer/ui/tell/announce'
import { Reading } from '#renderer/ui/tell/reading'
import { dateWords } from '#shared/domain/clients/words'
import { hipaaChanges, hipaaStatus, hipaaWords } from '#shared/domain/practice/hipaa'
import { interestOf, interestWords } from '#shared/domain/practice/interest'
import { notYoursWords } from '#shared/domain/practice/may-do'
import { dayOf } from '#shared/domain/time/calendar-day'
import { type CatalogEntry, hipaaStatusSchema } from '#shared/schema/catalog-entry'
import classes from './settings.module.css'
import { SettingsSection } from './settings-section'

/** What the practice says of itself where papers leave it: under the privacy rule, and what it earns. */
export function PrivacySection() {
  const live = useLive(practiceEntry)
  return (
    <SettingsSection
      title="Privacy"
      lead="What your papers say about the practice itself. Nothing is printed until you have said it."
    >
      <Reading of={[live]} what="These settings" />
      {live.value?.practice && (
        <>
          <Hipaa entry={live.value} />
          <Interest entry={live.value} />
        </>
      )}
    </SettingsSection>
  )
}

const hipaaSchema = z.strictObject({
  status: hipaaStatusSchema,
  reason: z.string().trim().min(3, 'Say why, in a few words.').max(300),
})
type HipaaValues = z.infer<typeof hipaaSchema>
const isHipaaDraft = (values: unknown): values is HipaaValues =>
  hipaaSchema.extend({ reason: z.string().max(300) }).safeParse(values).success

const hipaaOptions = [
  {
    value: 'covered',
    label: hipaaWords.covered,
    help: 'Claims or other standard transactions go out electronically.',
  },
  {
    value: 'businessAssociate',
    label: hipaaWords.businessAssociate,
    help: 'You work for a practice or clinic that is covered.',
  },
  {
    value: 'notCoveredFollowsAnyway',
    label: hipaaWords.notCoveredFollowsAnyway,
    help: 'Cash only, and the same care with what you know. State law still binds you.',
  },
]

const hipaaRefusals: Record<SaveHipaaRefusal, string> = {
  noReason: 'Say why, in a few words.',
  same: 'It is that already.',
  full: 'This was changed 100 times; no more fits.',
  gone: 'The practice’s entry is not here. Open Settings again.',
  notYours: notYoursWords('practiceDetails'),
}

function Hipaa({ entry }: { readonly entry: CatalogEntry }) {
  const { run, running } = useCommand(saveHipaaStatus)
  const practice = entry.practice ?? {}
  const said = hipaaChanges(practice).length > 0
  const form = useForm<HipaaValues>({
    resolver: zodResolver(hipaaSchema),
    defaultValues: { status: hipaaStatus(practice), reason: '' },
    shouldFocusError: false,
  })
  const draft = useFormDraft(`settings-hipaa:${entry.id}`, form, isHipaaDraft)
  const { control } = form
  const save = async (values: HipaaValues) => {
    const done = await run({ practiceId: entry.id, ...values })
    if (!done.ok) return form.setError('reason', { message: hipaaRefusals[done.refusal] })
    form.setValue('reason', '')
    await draft.clear()
    announce('Kept')
  }
  return (
    <Section
      title="The privacy rule (HIPAA)"
      help={
        said
          ? 'Stands on consents to sharing and on summaries.'
          : 'Until you say otherwise, Doorstep treats the practice as covered and prints nothing about it.'
      }
    >
      <Form form={form} label="The privacy rule" onSubmit={save}>
        <div className={classes.stack}>
          <RadioCards
            control={control}
            name="status"
            label="This practice is"
            options={hipaaOptions}
          />
          <TextField control={control} name="reason" label="Why" maxLength={300} width="l" />
          <div>
            <Button type="submit" loading={running}>
              Keep
            </Button>
          </div>
        </div>
      </Form>
      {said && <HipaaChanges entry={entry} />}
    </Section>
  )
}

function useNames() {
  const staff = useLive(allStaff)
  const names = new Map((staff.value ?? []).map(({ id, name }) => [id, name]))
  return (id: string) => names.get(id) ?? 'somebody of the practice'
}

function HipaaChanges({ entry }: { readonly entry: CatalogEntry }) {
  const nameOf = useNames()
  const zone = entry.practice?.timeZone ?? 'UTC'
  return (
    <Rows label="What was said before">
      {hipaaChanges(entry.practice ?? {})
        .toReversed()
        .map(({ id, status, reason, at, by }) => (
          <Row
            key={id}
            title={hipaaWords[status]}
            detail={`${dateWords(dayOf(at, zone))}, ${nameOf(by)}: ${reason}`}
          />
        ))}
    </Rows>
  )
}

const interestSchema = z
  .strictObject({ interest: z.enum(['none', 'some']), words: z.string().max(300) })
  .refine(({ interest, words }) => interest === 'none' || words.trim().length >= 3, {
    path: ['words'],
    message: 'Say what it is, in a few words.',
  })
type InterestValues = z.infer<typeof interestSchema>
const isInterestDraft = (values: unknown): values is InterestValues =>
  z
    .strictObject({ interest: z.enum(['none', 'some']), words: z.string().max(300) })
    .safeParse(values).success

const interestRefusals: Record<SaveInterestRefusal, string> = {
  noWords: 'Say what it is, in a few words.',
  same: 'It says that already.',
  full: 'This was changed 100 times; no more fits.',
  gone: 'The practice’s entry is not here. Open Settings again.',
  notYours: notYoursWords('practiceDetails'),
}

function Interest({ entry }: { readonly entry: CatalogEntry }) {
  const { run, running } = useCommand(saveInterest)
  const nameOf = useNames()
  const stated = interestOf(entry.practice ?? {})
  const form = useForm<InterestValues>({
    resolver: zodResolver(interestSchema),
    defaultValues: { interest: stated?.interest ?? 'none', words: stated?.words ?? '' },
    shouldFocusError: false,
  })
  const draft = useFormDraft(`settings-interest:${entry.id}`, form, isInterestDraft)
  const { control } = form
  const interest = useWatch({ control, name: 'interest' })
  const zone = entry.practice?.timeZone ?? 'UTC'
  const save = async (values: InterestValues) => {
    const done = await run({ practiceId: entry.id, ...values })
    if (!done.ok) return form.setError('interest', { message: interestRefusals[done.refusal] })
    await draft.clear()
    announce('Kept')
  }
  return (
    <Section
      title="What you earn from what you recommend"
      help={
        stated
          ? `Said ${dateWords(dayOf(stated.at, zone))} by ${nameOf(stated.by)}. It stands on self-care plans and beside referrals.`
          : 'Once said, it stands on self-care plans and beside referrals.'
      }
    >
      <Form form={form} label="What you earn from what you recommend" onSubmit={save}>
        <div className={classes.stack}>
          <RadioCards
            control={control}
            name="interest"
            label="From products and providers you recommend"
            options={[
              { value: 'none', label: interestWords.none },
              { value: 'some', label: interestWords.some },
            ]}
          />
          {interest === 'some' && (
            <TextField
              control={control}
              name="words"
              label="What it is"
              maxLength={300}
              width="l"
            />
          )}
          <div>
            <Button type="submit" variant="default" loading={running}>
              Keep
            </Button>
          </div>
        </div>
      </Form>
    </Section>
  )
}
