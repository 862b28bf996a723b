import { zodResolver } from '@hookform/resolvers/zod'
import { IconHeartHandshake } from '@tabler/icons-react'
import { useState } from 'react'
import { useFieldArray, useForm } from 'react-hook-form'
import { z } from 'zod'
import type { HouseholdFile } from '#renderer/data/queries/follow-up'
import { useSession } from '#renderer/data/session'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { NumberField } from '#renderer/ui/fields/number-field'
import { RatingField } from '#renderer/ui/fields/rating-field'
import { TextArea } from '#renderer/ui/fields/text-area'
import { TextField } from '#renderer/ui/fields/text-field'
import { Row, Rows } from '#renderer/ui/page/rows'
import { Section } from '#renderer/ui/page/section'
import { Status } from '#renderer/ui/show/status'
import { EmptyState } from '#renderer/ui/tell/empty-state'
import { SavedMark } from '#renderer/ui/tell/saved-mark'
import { weekdayDateWords } from '#shared/domain/clients/words'
import { refusalWords } from '#shared/domain/clinical/screening-record'
import {
  emptyWellbeing,
  episodeStart,
  goalProgress,
  goalWords,
  isEmptyWellbeing,
} from '#shared/domain/clinical/wellbeing/goals'
import { dayOf } from '#shared/domain/time/calendar-day'
import type { Screening } from '#shared/schema/screening'
import { type Goal, type Wellbeing, wellbeingSchema } from '#shared/schema/wellbeing'
import classes from './screens.module.css'
import { useScreenSaving } from './use-screen-saving'

interface WellbeingViewProps {
  readonly clientId: string
  readonly visitId: string
  readonly file: HouseholdFile
  readonly clock: PracticeClock
}

/** How she is today, beside how she was; goals with their first rating and what changed. */
export function WellbeingView({ clientId, visitId, file, clock }: WellbeingViewProps) {
  const { newId } = useSession()
  const [fresh] = useState(newId)
  const entries = file.screenings.filter(({ wellbeing }) => wellbeing)
  const ofToday = entries.find(
    (one) =>
      (visitId !== '' && one.visitId === visitId) ||
      dayOf(one.startAt, clock.timeZone) === clock.today,
  )
  const record = ofToday ?? null
  const earlier = entries.filter((one) => one !== record)
  return (
    <>
      <WellbeingEditor
        key={record?.id ?? fresh}
        id={record?.id ?? fresh}
        {...{ clientId, record, clock }}
        visitId={record?.visitId ?? visitId}
        goals={goalsOf(earlier)}
      />
      <Goals {...{ entries, file, clock }} />
      <Section title="Earlier">
        {earlier.length === 0 ? (
          <EmptyState title="Nothing earlier" icon={IconHeartHandshake}>
            Sleep, stress, pain and goals stand here, a line a day, and become the charts.
          </EmptyState>
        ) : (
          <Rows label="Earlier entries">
            {earlier.map((one) => (
              <Row
                key={one.id}
                title={weekdayDateWords(dayOf(one.startAt, clock.timeZone), clock.today)}
                detail={one.wellbeing ? lineOf(one.wellbeing) : ''}
              />
            ))}
          </Rows>
        )}
      </Section>
    </>
  )
}

const lineOf = ({ sleepHours, sleepQuality, stress, pain, words }: Wellbeing): string =>
  [
    sleepHours === null ? '' : `Sleep ${sleepHours} h`,
    sleepQuality === null ? '' : `how good ${sleepQuality} of 10`,
    stress === null ? '' : `stress ${stress}`,
    pain === null ? '' : `pain ${pain}`,
    words,
  ]
    .filter(Boolean)
    .join(' · ')

/** The goals of the last entry go on; their ratings never do. */
const goalsOf = (earlier: readonly Screening[]): Wellbeing['goals'] =>
  (earlier[0]?.wellbeing?.goals ?? []).map(({ goal }) => ({ goal, trouble: null, measure: '' }))

// Said beside the field; the numbers of the others are kept all the same.
const wellbeingForm = wellbeingSchema.extend({
  sleepHours: z
    .number()
    .min(0, 'Between 0 and 24 hours.')
    .max(24, 'Between 0 and 24 hours.')
    .nullable(),
})

interface EditorProps {
  readonly id: string
  readonly clientId: string
  readonly visitId: string
  readonly record: Screening | null
  readonly goals: Wellbeing['goals']
  readonly clock: PracticeClock
}

function WellbeingEditor({ id, clientId, visitId, record, goals, clock }: EditorProps) {
  const form = useForm<Wellbeing>({
    resolver: zodResolver(wellbeingForm),
    mode: 'onChange',
    defaultValues: record?.wellbeing ?? { ...emptyWellbeing, goals },
  })
  const { control } = form
  const list = useFieldArray({ control, name: 'goals', keyName: 'key' })
  const saving = useScreenSaving<Wellbeing>({
    clientId,
    form,
    targetOf: () => ({ id, visitId, startAt: record?.startAt ?? clock.now }),
    partOf: (values) =>
      isEmptyWellbeing(values) && !record ? null : { wellbeing: inBounds(values) },
  })
  const chosen = list.fields.map(({ goal }) => goal)
  const toggle = (goal: Goal) => {
    const at = chosen.indexOf(goal)
    if (at >= 0) list.remove(at)
    else list.append({ goal, trouble: null, measure: '' })
  }
  return (
    <Section
      title="Today"
      help="In her own numbers. Whatever she does not want to say stays empty."
      actions={<SavedMark state={saving.state} onRetry={() => void saving.save()} />}
    >
      {saving.problem && (
        <p role="alert">
          <Status meaning="attention">{refusalWords[saving.problem]}</Status>
        </p>
      )}
      <div className={classes.stack}>
        <NumberField
          control={control}
          name="sleepHours"
          label="Sleep in the last 24 hours"
          unit="h"
          min={0}
          max={24}
          step={0.5}
          decimals={1}
          width="s"
        />
        <RatingField
          control={control}
          name="sleepQuality"
          label="How good it was"
          ends="0 very bad, 10 very good"
        />
        <RatingField control={control} name="stress" label="Stress" ends="0 none, 10 worst" />
        <RatingField
          control={control}
          name="pain"
          label="Pain in daily life"
          ends="0 none, 10 worst"
        />
        <fieldset className={classes.plain}>
          <legend className={classes.small}>What she comes for</legend>
          <div className={classes.buttons}>
            {(Object.keys(goalWords) as Goal[]).map((goal) => (
              <GoalChip key={goal} goal={goal} on={chosen.includes(goal)} onToggle={toggle} />
            ))}
          </div>
        </fieldset>
        {list.fields.map(({ key, goal }, index) => (
          <div key={key} className={classes.goal}>
            <RatingField
              control={control}
              name={`goals.${index}.trouble`}
              label={goalWords[goal]}
              ends="how much it troubles: 0 not at all, 10 worst"
            />
            <TextField
              control={control}
              name={`goals.${index}.measure`}
              label={`As measured: ${goalWords[goal].toLowerCase()}`}
              help="Grade of swelling, range of motion, scar scale."
              optional
              maxLength={300}
            />
          </div>
        ))}
        <TextArea
          control={control}
          name="words"
          label="In her words"
          optional
          maxLength={120_000}
        />
      </div>
    </Section>
  )
}

function GoalChip(props: {
  readonly goal: Goal
  readonly on: boolean
  readonly onToggle: (goal: Goal) => void
}) {
  const { goal, on, onToggle } = props
  return (
    <button type="button" className={classes.chip} aria-pressed={on} onClick={() => onToggle(goal)}>
      {goalWords[goal]}
    </button>
  )
}

/** Hours are kept in halves; what cannot be is left out rather than refused with all the rest. */
const inBounds = (values: Wellbeing): Wellbeing => {
  const { sleepHours } = values
  if (sleepHours === null) return values
  const fits = sleepHours >= 0 && sleepHours <= 24
  return { ...values, sleepHours: fits ? Math.round(sleepHours * 2) / 2 : null }
}

function Goals({
  entries,
  file,
  clock,
}: {
  readonly entries: readonly Screening[]
  readonly file: HouseholdFile
  readonly clock: PracticeClock
}) {
  const chart = file.charts.find(({ clientId }) => clientId === file.parentId)?.parent
  const progress = goalProgress(
    entries.flatMap(({ startAt, wellbeing }) =>
      wellbeing ? [{ day: dayOf(startAt, clock.timeZone), wellbeing }] : [],
    ),
    episodeStart({ birthOn: chart?.birthOn ?? null, dueOn: chart?.dueOn ?? null }),
  )
  if (progress.length === 0) return null
  return (
    <Section title="Goals since they were set">
      <Rows label="Goals">
        {progress.map(({ goal, baseline, baselineOn, latest, latestOn, change }) => (
          <Row
            key={goal}
            title={goalWords[goal]}
            detail={`${baseline} on ${weekdayDateWords(baselineOn, clock.today)}, ${latest} on ${weekdayDateWords(latestOn, clock.today)}`}
            trailing={
              <strong data-figures>
                {change === 0
                  ? 'As at first'
                  : `${Math.abs(change)} ${change < 0 ? 'less' : 'more'}`}
              </strong>
            }
          />
        ))}
      </Rows>
    </Section>
  )
}
