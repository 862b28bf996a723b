import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useWatch } from 'react-hook-form'
import { SelectField } from '#renderer/ui/fields/select-field'
import { TextField } from '#renderer/ui/fields/text-field'
import { FieldRow } from '#renderer/ui/forms/form-section'
import { suggestAllergens } from '#shared/domain/clients/suggest-allergens'
import { allergenWords, severityWords } from '#shared/domain/clients/words'
import type { AllergenClass } from '#shared/schema/chart'
import classes from './client-form.module.css'
import type { HealthPath, HouseholdFormApi } from './household-form-api'
import { optionsOf } from './options'

interface AllergyRowProps {
  readonly form: HouseholdFormApi
  readonly at: `${HealthPath}.allergies.${number}`
  /** One word stands for several things: adds a row for each of the others. */
  readonly onSplit: (classes: readonly AllergenClass[]) => void
}

/** The class, by which the bag is checked, follows the substance until a person chooses another. */
export function AllergyRow({ form, at, onSplit }: AllergyRowProps) {
  const { control } = form
  const [substance, chosen] = useWatch({
    control,
    name: [`${at}.substance`, `${at}.allergenClass`],
  })
  const suggested = suggestAllergens(substance ?? '')
  const last = useRef({ substance, first: suggested[0] })
  const first = suggested[0]
  useEffect(() => {
    const before = last.current
    last.current = { substance, first }
    if (before.substance === substance) return
    const followed = chosen === 'other' || chosen === before.first
    if (followed) form.setValue(`${at}.allergenClass`, first ?? 'other', { shouldDirty: true })
  }, [substance, first, chosen, at, form])
  const prefix = at.slice(0, at.lastIndexOf('.')) as `${HealthPath}.allergies`
  const others = useWatch({ control, name: prefix })
  const missing = suggested.filter(
    (one) => !others?.some((row) => row.allergenClass === one && row.substance === substance),
  )
  return (
    <>
      <FieldRow>
        <TextField control={control} name={`${at}.substance`} label="To what" maxLength={120} />
        <SelectField
          control={control}
          name={`${at}.allergenClass`}
          label="Checked against products as"
          options={optionsOf(allergenWords)}
          searchable
        />
      </FieldRow>
      {suggested.length > 1 && missing.length > 0 && missing.length < suggested.length && (
        <p className={classes.suggest}>
          “{substance}” can be several.{' '}
          <Button variant="light" size="compact-md" onClick={() => onSplit(missing)}>
            Also add {missing.map((one) => allergenWords[one].toLowerCase()).join(', ')}
          </Button>
        </p>
      )}
      <FieldRow>
        <SelectField
          control={control}
          name={`${at}.severity`}
          label="How strong"
          options={optionsOf(severityWords)}
          width="s"
        />
        <TextField
          control={control}
          name={`${at}.reaction`}
          label="What happens"
          optional
          maxLength={300}
        />
      </FieldRow>
    </>
  )
}
