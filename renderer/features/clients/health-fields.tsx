import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useFieldArray, useWatch } from 'react-hook-form'
import { allProviders } from '#renderer/data/queries/practice'
import { useSession } from '#renderer/data/session'
import { useLive } from '#renderer/data/use-live'
import { DateField } from '#renderer/ui/fields/date-field'
import { MultiSelectField } from '#renderer/ui/fields/multi-select-field'
import { RadioCards } from '#renderer/ui/fields/radio-cards'
import { SelectField } from '#renderer/ui/fields/select-field'
import { TagsField } from '#renderer/ui/fields/tags-field'
import { TextArea } from '#renderer/ui/fields/text-area'
import { TextField } from '#renderer/ui/fields/text-field'
import { FieldRow, FormSection } from '#renderer/ui/forms/form-section'
import { NotRead } from '#renderer/ui/tell/not-read'
import { usualEnd } from '#shared/domain/clients/blank-form'
import type { HealthForm } from '#shared/domain/clients/household-form'
import { clearanceScopeWords } from '#shared/domain/consents/words'
import { AllergyRow } from './allergy-row'
import classes from './client-form.module.css'
import type { HealthPath, HouseholdFormApi } from './household-form-api'
import { RowList } from './row-list'

interface HealthFieldsProps {
  readonly form: HouseholdFormApi
  readonly at: HealthPath
  readonly today: string
  /** Its own section; without one the questions stand within a baby's. */
  readonly title?: string
}

/** Allergies first: they decide what may be in the bag. */
export function HealthFields({ form, at, today, title }: HealthFieldsProps) {
  const rest = (
    <>
      <MedicationFields form={form} at={at} />
      <ClearanceFields form={form} at={at} today={today} />
      <TagsField
        control={form.control}
        name={`${at}.conditions`}
        label="Conditions to know about"
        help="Press Enter after each."
        optional
        width="l"
      />
      <TextArea
        control={form.control}
        name={`${at}.note`}
        label="Health note"
        optional
        minRows={2}
      />
    </>
  )
  if (title) {
    return (
      <FormSection title={title}>
        <AllergyFields form={form} at={at} />
        {rest}
      </FormSection>
    )
  }
  return (
    <>
      <AllergyFields form={form} at={at} />
      <MoreHealth form={form} at={at}>
        {rest}
      </MoreHealth>
    </>
  )
}

interface PartProps {
  readonly form: HouseholdFormApi
  readonly at: HealthPath
}

/** Of most babies there is nothing more to write: open when there is, else one button. */
function MoreHealth({ form, at, children }: PartProps & { readonly children: ReactNode }) {
  const [open, setOpen] = useState(() => hasMore(form.getValues(at)))
  const asked = useRef(false)
  const part = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (open && asked.current) part.current?.querySelector('button')?.focus()
  }, [open])
  if (open) {
    return (
      <div ref={part} className={classes.moreParts}>
        {children}
      </div>
    )
  }
  return (
    <Button
      variant="subtle"
      className={classes.more}
      leftSection={<IconPlus size={18} aria-hidden />}
      onClick={() => {
        asked.current = true
        setOpen(true)
      }}
    >
      Medicines, clearances, conditions
    </Button>
  )
}

const hasMore = ({ medications, clearances, conditions, note }: HealthForm): boolean =>
  medications.length + clearances.length + conditions.length > 0 || note !== ''

const answers = [
  { value: 'notAsked', label: 'Not asked yet' },
  { value: 'none', label: 'None known' },
  { value: 'some', label: 'Yes' },
]

const blankAllergy = (id: string): HealthForm['allergies'][number] => ({
  id,
  substance: '',
  allergenClass: 'other',
  reaction: '',
  severity: 'unknown',
})

function AllergyFields({ form, at }: PartProps) {
  const session = useSession()
  const { control } = form
  const history = useWatch({ control, name: `${at}.allergyHistory` })
  const rows = useFieldArray({ control, name: `${at}.allergies`, keyName: 'key' })
  const takenOut = useRef<HealthForm['allergies'][number] | undefined>(undefined)
  // "Yes" asks the next question at once; the focus stays, arrows may still be choosing the answer.
  const before = useRef(history)
  useEffect(() => {
    const answered = before.current !== history && history === 'some'
    before.current = history
    if (!answered || form.getValues(`${at}.allergies`).length > 0) return
    rows.append(blankAllergy(session.newId()), { shouldFocus: false })
  }, [history, at, form, rows, session])
  return (
    <>
      <RadioCards
        control={control}
        name={`${at}.allergyHistory`}
        label="Allergies"
        columns={3}
        options={answers}
        width="full"
      />
      {history === 'some' && (
        <RowList
          one="allergy"
          items={rows.fields}
          keyOf={(row) => row.key}
          render={(index) => (
            <AllergyRow
              form={form}
              at={`${at}.allergies.${index}`}
              onSplit={(classes) => {
                const row = form.getValues(`${at}.allergies.${index}`)
                rows.append(
                  classes.map((allergenClass) => ({ ...row, id: session.newId(), allergenClass })),
                  { shouldFocus: false },
                )
              }}
            />
          )}
          addLabel={rows.fields.length === 0 ? 'Add the allergy' : 'Add another allergy'}
          onAdd={() =>
            rows.append(blankAllergy(session.newId()), {
              focusName: `${at}.allergies.${rows.fields.length}.substance`,
            })
          }
          onRemove={(index) => {
            takenOut.current = form.getValues(`${at}.allergies.${index}`)
            rows.remove(index)
          }}
          onPutBack={(index) => takenOut.current && rows.insert(index, takenOut.current)}
        />
      )}
    </>
  )
}

function MedicationFields({ form, at }: PartProps) {
  const session = useSession()
  const { control } = form
  const rows = useFieldArray({ control, name: `${at}.medications`, keyName: 'key' })
  const takenOut = useRef<HealthForm['medications'][number] | undefined>(undefined)
  return (
    <Group label="Medicines">
      <RowList
        one="medicine"
        items={rows.fields}
        keyOf={(row) => row.key}
        render={(index) => (
          <FieldRow>
            <TextField
              control={control}
              name={`${at}.medications.${index}.name`}
              label="Medicine"
            />
            <TextField
              control={control}
              name={`${at}.medications.${index}.dose`}
              label="Dose"
              optional
              width="xs"
            />
            <TextField
              control={control}
              name={`${at}.medications.${index}.note`}
              label="What for, how often"
              optional
            />
          </FieldRow>
        )}
        addLabel={rows.fields.length === 0 ? 'Add a medicine' : 'Add another medicine'}
        onAdd={() =>
          rows.append(
            { id: session.newId(), name: '', dose: '', note: '' },
            { focusName: `${at}.medications.${rows.fields.length}.name` },
          )
        }
        onRemove={(index) => {
          takenOut.current = form.getValues(`${at}.medications.${index}`)
          rows.remove(index)
        }}
        onPutBack={(index) => takenOut.current && rows.insert(index, takenOut.current)}
      />
    </Group>
  )
}

function ClearanceFields({ form, at, today }: PartProps & { readonly today: string }) {
  const session = useSession()
  const { control } = form
  const rows = useFieldArray({ control, name: `${at}.clearances`, keyName: 'key' })
  const takenOut = useRef<HealthForm['clearances'][number] | undefined>(undefined)
  return (
    <Group
      label="Clearances"
      help="A provider’s word that hands-on work may happen. Unless they say otherwise it stands for 90 days."
    >
      <RowList
        one="clearance"
        items={rows.fields}
        keyOf={(row) => row.key}
        render={(index) => (
          <ClearanceRow form={form} at={`${at}.clearances.${index}`} today={today} />
        )}
        addLabel={rows.fields.length === 0 ? 'Add a clearance' : 'Add another clearance'}
        onAdd={() =>
          rows.append(
            {
              id: session.newId(),
              providerId: null,
              scope: '',
              givenOn: today,
              expiresOn: usualEnd(today),
              fileId: null,
              scopes: [],
            },
            { focusName: `${at}.clearances.${rows.fields.length}.scope` },
          )
        }
        onRemove={(index) => {
          takenOut.current = form.getValues(`${at}.clearances.${index}`)
          rows.remove(index)
        }}
        onPutBack={(index) => takenOut.current && rows.insert(index, takenOut.current)}
      />
    </Group>
  )
}

interface ClearanceRowProps {
  readonly form: HouseholdFormApi
  readonly at: `${HealthPath}.clearances.${number}`
  readonly today: string
}

function ClearanceRow({ form, at, today }: ClearanceRowProps) {
  const { control } = form
  const providers = useLive(allProviders)
  const options = (providers.value ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <FieldRow>
      <NotRead of={[providers]} what="Your providers" />
      <TextField control={control} name={`${at}.scope`} label="What is cleared" width="l" />
      <MultiSelectField
        control={control}
        name={`${at}.scopes`}
        label="What it covers"
        help="The door check asks for these. With none chosen it counts for nothing there."
        optional
        options={Object.entries(clearanceScopeWords).map(([value, label]) => ({ value, label }))}
      />
      <DateField control={control} name={`${at}.givenOn`} label="Given on" today={today} />
      <DateField
        control={control}
        name={`${at}.expiresOn`}
        label="Ends on"
        optional
        today={today}
      />
      {options.length > 0 && (
        <SelectField
          control={control}
          name={`${at}.providerId`}
          label="Given by"
          optional
          options={options}
          width="s"
        />
      )}
    </FieldRow>
  )
}

/** Questions under one small heading. */
export function Group(props: {
  readonly label: string
  readonly help?: string
  readonly children: ReactNode
}) {
  return (
    <div className={classes.group}>
      <p className={classes.groupLabel}>{props.label}</p>
      {props.help && <p className={classes.groupHelp}>{props.help}</p>}
      {props.children}
    </div>
  )
}
