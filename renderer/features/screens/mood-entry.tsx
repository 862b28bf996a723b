import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { useForm } from 'react-hook-form'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { CheckboxGroup } from '#renderer/ui/fields/checkbox-group'
import { DateTimeField } from '#renderer/ui/fields/date-time-field'
import { SelectField } from '#renderer/ui/fields/select-field'
import { TextArea } from '#renderer/ui/fields/text-area'
import { TextField } from '#renderer/ui/fields/text-field'
import { FieldRow, FormSection } from '#renderer/ui/forms/form-section'
import { Section } from '#renderer/ui/page/section'
import { SegmentedTabs } from '#renderer/ui/page/segmented-tabs'
import { Status } from '#renderer/ui/show/status'
import { SavedMark } from '#renderer/ui/tell/saved-mark'
import { isSafetyConcern, readScreen } from '#shared/domain/clinical/mood/score'
import {
  filledByWords,
  instrumentWords,
  recallWords,
  riskWords,
  topicWords,
  totalWords,
} from '#shared/domain/clinical/mood/words'
import { refusalWords } from '#shared/domain/clinical/screening-record'
import type { MoodAction, MoodScreen } from '#shared/schema/mood-screen'
import { instantOf, type MoodValues } from './mood-values'
import { SafetyPanel } from './safety-panel'
import { ScoreRow } from './score-row'
import classes from './screens.module.css'
import { useScreenSaving } from './use-screen-saving'

interface MoodEntryProps {
  readonly screeningId: string
  readonly clientId: string
  readonly visitId: string
  readonly start: MoodValues
  /** What was done so far, as it is stored. */
  readonly actions: readonly MoodAction[]
  readonly clock: PracticeClock
  readonly onDone: () => void
}

const options = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

/** The answers of one sheet, read off and keyed in: ten keys for an EPDS. */
export function MoodEntry(props: MoodEntryProps) {
  const { screeningId, clientId, visitId, start, actions, clock, onDone } = props
  const form = useForm<MoodValues>({ defaultValues: start })
  const { control } = form
  const { instrument } = start
  const [items, readAs] = form.watch(['items', 'readAs'])
  const screen = { instrument, items }
  const [interrupted, setInterrupted] = useState(false)
  const saving = useScreenSaving<MoodValues>({
    clientId,
    form,
    targetOf: ({ when }) => ({
      id: screeningId,
      visitId,
      startAt: instantOf(when, clock) ?? clock.now,
    }),
    partOf: ({ when: _when, ...mood }) =>
      mood.items.every((item) => item === null) ? null : { mood: { ...mood, actions: [] } },
  })
  const safety = isSafetyConcern(screen)
  const score = (index: number, value: number | null) => {
    const next = items.map((item, at) => (at === index ? value : item))
    const asksNow = !safety && isSafetyConcern({ instrument, items: next })
    form.setValue('items', next, { shouldDirty: true })
    // On the disk before anything else is done about it.
    if (asksNow) void saving.save().then(() => setInterrupted(true))
  }
  const finish = async () => {
    if (await saving.save()) onDone()
  }
  return (
    <Section
      title={`${instrumentWords[instrument]}: the answers`}
      help={`Read off the practice’s own sheet, about ${recallWords[instrument]}. It is offered, and every answer is voluntary.`}
      actions={<SavedMark state={saving.state} onRetry={() => void saving.save()} />}
    >
      {saving.problem && (
        <p role="alert">
          <Status meaning="attention">{refusalWords[saving.problem]}</Status>
        </p>
      )}
      <SegmentedTabs<MoodScreen['readAs']>
        label="What you enter for each answer"
        value={readAs}
        onChange={(value) => form.setValue('readAs', value, { shouldDirty: true })}
        options={[
          { value: 'score', label: 'The score, 0 to 3' },
          { value: 'position', label: 'The place from the top, 1 to 4' },
        ]}
      />
      <Scores
        {...{ screen, readAs }}
        onScore={score}
        // The safety steps take the reading over by themselves.
        onEnd={() => !safety && document.getElementById(doneId)?.focus()}
      />
      {safety && (
        <SafetyPanel
          screeningId={screeningId}
          actions={actions}
          timeZone={clock.timeZone}
          interrupts={interrupted}
        />
      )}
      <Standing screen={screen} />
      <Button
        id={doneId}
        onClick={() => void finish()}
        disabled={items.every((one) => one === null)}
      >
        Done
      </Button>
      <div className={classes.about}>
        <FormSection title="About this sheet">
          <FieldRow>
            <DateTimeField control={control} name="when" label="When" today={clock.today} />
            <SelectField
              control={control}
              name="filledBy"
              label="Filled in"
              options={options(filledByWords)}
              width="s"
            />
          </FieldRow>
          <FieldRow>
            <TextField
              control={control}
              name="language"
              label="Language"
              width="s"
              maxLength={120}
            />
            <TextField
              control={control}
              name="form"
              label="Form"
              help="Edition or translation of the sheet."
              optional
              maxLength={300}
            />
          </FieldRow>
          <CheckboxGroup
            control={control}
            name="risks"
            label="As told, any of these"
            help="Then screens are offered more often."
            options={options(riskWords)}
          />
          <TextArea control={control} name="note" label="Remark" optional maxLength={120_000} />
        </FormSection>
      </div>
    </Section>
  )
}

const doneId = 'mood-done'

interface ScoresProps {
  readonly screen: Pick<MoodScreen, 'instrument' | 'items'>
  readonly readAs: MoodScreen['readAs']
  readonly onScore: (index: number, score: number | null) => void
  readonly onEnd: () => void
}

function Scores({ screen, readAs, onScore, onEnd }: ScoresProps) {
  const rows = useRef<(HTMLFieldSetElement | null)[]>([])
  const focus = (index: number) => {
    const inputs = rows.current[index]?.querySelectorAll('input') ?? []
    const target = [...inputs].find((input) => input.checked) ?? inputs[0]
    target?.focus()
  }
  const topics = topicWords[screen.instrument]
  return (
    <div className={classes.items}>
      {topics.map((topic, index) => (
        <ScoreRow
          key={topic}
          ref={(row) => {
            rows.current[index] = row
          }}
          {...{ readAs, index, topic, instrument: screen.instrument }}
          score={screen.items[index] ?? null}
          onScore={(value) => onScore(index, value)}
          onMove={(by) => (index + by < topics.length ? focus(Math.max(0, index + by)) : onEnd())}
        />
      ))}
    </div>
  )
}

function Standing({ screen }: { readonly screen: Pick<MoodScreen, 'instrument' | 'items'> }) {
  const answered = screen.items.filter((item) => item !== null).length
  const reading = readScreen(screen)
  return (
    <p className={classes.standing} role="status">
      {answered < screen.items.length
        ? `${answered} of ${screen.items.length} answered`
        : `Total ${totalWords(screen.instrument, reading)}`}
    </p>
  )
}
