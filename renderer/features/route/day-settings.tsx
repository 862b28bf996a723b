import { NumberInput, Select } from '@mantine/core'
import { TimeInput } from '#renderer/ui/fields/time-input'
import type { DayDecision } from '#shared/domain/route/day-decisions'
import type { DayPlan } from '#shared/schema/day-plan'
import classes from './route.module.css'

interface DaySettingsProps {
  readonly decisions: DayPlan
  readonly onDecide: (decisions: readonly DayDecision[], said: string) => void
}

/** Where the day starts and ends, and lunch. */
export function DaySettings({ decisions, onDecide }: DaySettingsProps) {
  const { startFrom, endAt, lunch } = decisions
  const setLunch = (change: Partial<DayPlan['lunch']>) =>
    onDecide([{ kind: 'lunch', lunch: { ...lunch, ...change } }], 'Lunch changed')
  const setTime = (name: 'fromTime' | 'toTime') => (value: string | null) => {
    if (value && /^\d{2}:\d{2}$/.test(value)) setLunch({ [name]: value })
  }
  return (
    <section className={classes.panel} aria-label="This day">
      <h2>This day</h2>
      <Select
        label="Starts at"
        allowDeselect={false}
        value={startFrom}
        data={[
          { value: 'homeBase', label: 'Home base' },
          { value: 'firstVisit', label: 'The first door' },
        ]}
        onChange={(value) =>
          value &&
          onDecide(
            [{ kind: 'startFrom', startFrom: value as DayPlan['startFrom'] }],
            'Start changed',
          )
        }
      />
      <Select
        label="Ends at"
        allowDeselect={false}
        value={endAt}
        data={[
          { value: 'homeBase', label: 'Home base' },
          { value: 'lastVisit', label: 'The last door' },
        ]}
        onChange={(value) =>
          value && onDecide([{ kind: 'endAt', endAt: value as DayPlan['endAt'] }], 'End changed')
        }
      />
      <Select
        label="Lunch"
        allowDeselect={false}
        value={lunch.choice}
        data={[
          { value: 'asHours', label: 'As in your hours' },
          { value: 'own', label: 'At other times' },
          { value: 'none', label: 'None on the road' },
        ]}
        onChange={(value) => value && setLunch({ choice: value as DayPlan['lunch']['choice'] })}
      />
      {lunch.choice === 'own' && (
        <div className={classes.actions}>
          <TimeInput
            label="Not before"
            w="7.5rem"
            value={lunch.fromTime}
            onChange={setTime('fromTime')}
          />
          <TimeInput
            label="Begins by"
            w="7.5rem"
            value={lunch.toTime}
            onChange={setTime('toTime')}
          />
          <NumberInput
            label="Minutes"
            w="6rem"
            min={5}
            max={180}
            step={5}
            clampBehavior="strict"
            value={lunch.durationMin}
            onChange={(value) =>
              typeof value === 'number' &&
              value >= 5 &&
              setLunch({ durationMin: Math.round(value) })
            }
          />
        </div>
      )}
    </section>
  )
}
