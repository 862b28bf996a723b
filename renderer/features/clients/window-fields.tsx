import { useRef } from 'react'
import { useController, useFieldArray } from 'react-hook-form'
import { useSession } from '#renderer/data/session'
import { fieldId } from '#renderer/ui/fields/field-id'
import { SelectField } from '#renderer/ui/fields/select-field'
import { TimeField } from '#renderer/ui/fields/time-field'
import { FieldRow, FormSection } from '#renderer/ui/forms/form-section'
import type { WindowForm } from '#shared/domain/clients/household-form'
import { weekdayNames, windowReasonWords } from '#shared/domain/clients/words'
import classes from './client-form.module.css'
import type { HouseholdFormApi } from './household-form-api'
import { optionsOf } from './options'
import { RowList } from './row-list'

const strengths = [
  { value: 'preferred', label: 'If possible' },
  { value: 'hard', label: 'Never outside' },
]

/** When a visit suits this home, and why: the reason tells what may be moved and what may not. */
export function WindowFields({ form }: { readonly form: HouseholdFormApi }) {
  const session = useSession()
  const { control } = form
  const rows = useFieldArray({ control, name: 'windows', keyName: 'key' })
  const takenOut = useRef<WindowForm | undefined>(undefined)
  return (
    <FormSection
      title="Times that suit"
      help="For example between two naps. Booking shows them, and says when a time falls outside."
    >
      <RowList
        one="time"
        items={rows.fields}
        keyOf={(row) => row.key}
        render={(index) => (
          <>
            <WeekdayField form={form} name={`windows.${index}.weekdays`} />
            <FieldRow>
              <TimeField
                control={control}
                name={`windows.${index}.startTime`}
                label="From"
                width="xs"
              />
              <TimeField
                control={control}
                name={`windows.${index}.endTime`}
                label="To"
                width="xs"
              />
              <SelectField
                control={control}
                name={`windows.${index}.reason`}
                label="Why"
                options={optionsOf(windowReasonWords)}
                searchable={false}
                width="s"
              />
              <SelectField
                control={control}
                name={`windows.${index}.strength`}
                label="How firm"
                options={strengths}
                width="s"
              />
            </FieldRow>
          </>
        )}
        addLabel={rows.fields.length === 0 ? 'Add a time' : 'Add another time'}
        onAdd={() =>
          rows.append(
            {
              id: session.newId(),
              weekdays: [],
              startTime: null,
              endTime: null,
              reason: 'nap',
              strength: 'preferred',
            },
            { focusName: `windows.${rows.fields.length}.startTime` },
          )
        }
        onRemove={(index) => {
          takenOut.current = form.getValues(`windows.${index}`)
          rows.remove(index)
        }}
        onPutBack={(index) => takenOut.current && rows.insert(index, takenOut.current)}
      />
    </FormSection>
  )
}

interface WeekdayFieldProps {
  readonly form: HouseholdFormApi
  readonly name: `windows.${number}.weekdays`
}

/** Seven boxes in a line; none ticked means every day. */
function WeekdayField({ form, name }: WeekdayFieldProps) {
  const { field } = useController({ control: form.control, name })
  const chosen: readonly string[] = field.value
  return (
    <fieldset id={fieldId(name)} className={classes.weekdays}>
      <legend>
        Days <span className={classes.optional}>(none ticked: every day)</span>
      </legend>
      {weekdayNames.map((word, index) => {
        const value = String(index + 1)
        return (
          <label key={word} className={classes.weekday}>
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onBlur={field.onBlur}
              onChange={(event) =>
                field.onChange(
                  event.currentTarget.checked
                    ? [...chosen, value].sort()
                    : chosen.filter((one) => one !== value),
                )
              }
            />
            {word}
          </label>
        )
      })}
    </fieldset>
  )
}
