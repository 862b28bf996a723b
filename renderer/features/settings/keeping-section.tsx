import { zodResolver } from '@hookform/resolvers/zod'
import { Button } from '@mantine/core'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { type SaveYearsRefusal, saveRetentionYears } from '#renderer/data/commands/keep-records'
import { allStaff, practiceEntry } from '#renderer/data/queries/practice'
import { useCommand } from '#renderer/data/use-command'
import { useFormDraft } from '#renderer/data/use-form-draft'
import { useLive } from '#renderer/data/use-live'
import { usePracticeClock } from '#renderer/data/use-practice-clock'
import { NumberField } from '#renderer/ui/fields/number-field'
import { Form } from '#renderer/ui/forms/form'
import { Row, Rows } from '#renderer/ui/page/rows'
import { Section } from '#renderer/ui/page/section'
import { announce } from '#renderer/ui/tell/announce'
import { Reading } from '#renderer/ui/tell/reading'
import { dateWords } from '#shared/domain/clients/words'
import { notYoursWords } from '#shared/domain/practice/may-do'
import { leastYears, retentionRule } from '#shared/domain/retention/keep-until'
import { dayOf } from '#shared/domain/time/calendar-day'
import type { CatalogEntry, Practice } from '#shared/schema/catalog-entry'
import { FamilyKept } from './family-kept'
import { LeftBehind } from './left-behind'
import { RecordsDue } from './records-due'
import classes from './settings.module.css'
import { SettingsSection } from './settings-section'

/** How long records are kept, which may go, and which are held. Nothing goes by itself. */
export function KeepingSection() {
  const live = useLive(practiceEntry)
  const clock = usePracticeClock()
  const entry = live.value
  return (
    <SettingsSection
      title="Keeping records"
      lead="How long each family’s records are kept, and which of them may go. Nothing is ever removed by itself: you look, and you remove."
    >
      <Reading of={[live, clock]} what="These settings" />
      {clock && entry?.practice && (
        <>
          <Years entry={entry} practice={entry.practice} />
          <FamilyKept practice={entry.practice} clock={clock} />
          <RecordsDue practice={entry.practice} clock={clock} />
          <LeftBehind />
          <Removals practice={entry.practice} />
        </>
      )}
    </SettingsSection>
  )
}

const yearsSchema = z.strictObject({
  years: z.int('Enter a number of years.').min(1, 'At least 1 year.').max(50, 'At most 50 years.'),
  minorUntilAge: z.int('Enter an age.').min(18, 'At least 18.').max(40, 'At most 40.'),
})
type Years = z.infer<typeof yearsSchema>
const isDraft = (values: unknown): values is Years =>
  z
    .strictObject({ years: z.number().nullable(), minorUntilAge: z.number().nullable() })
    .safeParse(values).success

function Years({ entry, practice }: { readonly entry: CatalogEntry; readonly practice: Practice }) {
  const { run, running } = useCommand(saveRetentionYears)
  const rule = retentionRule(practice)
  const least = leastYears(practice)
  const form = useForm<Years>({
    resolver: zodResolver(yearsSchema),
    defaultValues: { years: rule.years, minorUntilAge: rule.minorAge },
    shouldFocusError: false,
  })
  const draft = useFormDraft(`settings-keeping:${entry.id}`, form, isDraft)
  const refusals: Readonly<Record<SaveYearsRefusal, string>> = {
    gone: 'The practice’s entry is not here. Open Settings again.',
    notYours: notYoursWords('retention'),
    tooFew: `Your state is known to ask ${least.years} years, and a child’s until ${least.minorAge}.`,
  }
  const save = async (values: Years) => {
    const done = await run({ practiceId: entry.id, ...values })
    if (!done.ok) return form.setError('years', { message: refusals[done.refusal] })
    await draft.clear()
    announce('Kept')
  }
  return (
    <Section title="How long" help={rule.sources.map((source) => `${source}.`).join(' ')}>
      <Form form={form} label="How long records are kept" onSubmit={save}>
        <div className={classes.stack}>
          <NumberField
            control={form.control}
            name="years"
            label="Years after the last visit"
            width="s"
          />
          <NumberField
            control={form.control}
            name="minorUntilAge"
            label="A child’s record until this age"
            width="s"
          />
          <Button type="submit" variant="default" loading={running}>
            Keep
          </Button>
        </div>
      </Form>
    </Section>
  )
}

/** That something was removed stays known; of whom does not. */
function Removals({ practice }: { readonly practice: Practice }) {
  const staff = useLive(allStaff)
  const removals = practice.retention?.removals ?? []
  if (removals.length === 0) return null
  const nameOf = (id: string) => staff.value?.find((one) => one.id === id)?.name ?? ''
  return (
    <Section title="What was removed" help="Without names: they went with the records.">
      <Rows label="What was removed">
        {removals.toReversed().map(({ id, at, by, dueOn, records, files }) => (
          <Row
            key={id}
            title={`${dateWords(dayOf(at, practice.timeZone))}: ${records} records, ${files} files`}
            detail={[`Might go since ${dateWords(dueOn)}`, nameOf(by)].filter(Boolean).join(' · ')}
          />
        ))}
      </Rows>
    </Section>
  )
}
