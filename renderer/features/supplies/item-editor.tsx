import { zodResolver } from '@hookform/resolvers/zod'
import { Checkbox } from '@mantine/core'
import { type UseFormReturn, useForm } from 'react-hook-form'
import { usePracticeClock } from '#renderer/data/use-practice-clock'
import { CheckboxField } from '#renderer/ui/fields/checkbox-field'
import { DateField } from '#renderer/ui/fields/date-field'
import { MultiSelectField } from '#renderer/ui/fields/multi-select-field'
import { NumberField } from '#renderer/ui/fields/number-field'
import { SelectField } from '#renderer/ui/fields/select-field'
import { TextField } from '#renderer/ui/fields/text-field'
import { FieldRow, FormSection } from '#renderer/ui/forms/form-section'
import { Reading, typedBefore } from '#renderer/ui/tell/reading'
import { allergenWords } from '#shared/domain/clients/words'
import { blankItem, type ItemForm, itemFormSchema } from '#shared/domain/supplies/entry-forms'
import { categoryWords, unitWords } from '#shared/domain/supplies/words'
import { EditorFrame } from './editor-frame'
import type { EditorProps } from './editor-props'
import { useEntryForm } from './use-entry-form'

const options = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

const categories = options(categoryWords)
const units = options(unitWords)
const allergens = options(allergenWords)

/** One thing to bring: what it is, what is in it, and how much of it is kept at home. */
export function ItemEditor(props: EditorProps) {
  const { entry } = props
  const form = useForm<ItemForm>({
    resolver: zodResolver(itemFormSchema),
    defaultValues: entry?.item
      ? { name: entry.name, note: entry.note, item: entry.item }
      : blankItem,
    shouldFocusError: false,
  })
  const { control } = form
  const editing = useEntryForm('item', form, props)
  const unit = unitWords[form.watch('item.unit')]
  if (!editing.ready) return <Reading of={[editing]} {...typedBefore} />
  return (
    <EditorFrame
      {...props}
      form={form}
      editing={editing}
      newTitle="New item"
      onSubmit={(values) => editing.save({ kind: 'item', ...values })}
    >
      <FormSection title="What it is">
        <TextField control={control} name="name" label="Name" maxLength={120} autoFocus={!entry} />
        <FieldRow>
          <SelectField
            control={control}
            name="item.category"
            label="Category"
            options={categories}
          />
          <SelectField
            control={control}
            name="item.unit"
            label="Counted in"
            options={units}
            width="s"
          />
        </FieldRow>
        <CheckboxField
          control={control}
          name="item.reusable"
          label="Comes home again"
          help="Washed or wiped and used again, not used up."
        />
        <CheckboxField
          control={control}
          name="item.freshEachVisit"
          label="A fresh one for each visit"
          help="Added up over the day. Otherwise one goes along from home to home."
        />
        <TextField control={control} name="note" label="Note" optional maxLength={300} />
      </FormSection>
      <FormSection
        title="What is in it"
        help="Checked against the allergies of the parent and of every baby in the home. A match stops the item."
      >
        <MultiSelectField
          control={control}
          name="item.allergens"
          label="Allergens"
          optional
          options={allergens}
          placeholder="None"
        />
      </FormSection>
      <FormSection title="In the bag">
        <FieldRow>
          <NumberField
            control={control}
            name="item.bagLiters"
            label="Room for one"
            help="0 is not counted."
            unit="liters"
            decimals={3}
          />
          <NumberField
            control={control}
            name="item.monthsAfterOpening"
            label="Good after opening"
            optional
            unit="months"
          />
        </FieldRow>
        {form.watch('item.category') === 'device' && <BatteryFields form={form} />}
      </FormSection>
      <FormSection title="At home base">
        <FieldRow>
          <NumberField
            control={control}
            name="item.par"
            label="Full stock"
            help="Order up to this."
            unit={unit}
            decimals={1}
          />
          <NumberField
            control={control}
            name="item.reorderAt"
            label="Order again at"
            help="This many or fewer."
            unit={unit}
            decimals={1}
          />
        </FieldRow>
      </FormSection>
    </EditorFrame>
  )
}

/** Asked only of what runs on a battery: the pack list holds its minutes against the day. */
function BatteryFields({ form }: { readonly form: UseFormReturn<ItemForm> }) {
  const { control } = form
  const hasBattery = form.watch('item.device') !== null
  const clock = usePracticeClock()
  return (
    <>
      <Checkbox
        label="Runs on a battery"
        checked={hasBattery}
        onChange={(event) =>
          form.setValue(
            'item.device',
            event.currentTarget.checked
              ? { fullChargeMin: 60, perVisitMin: 15, checkedOn: null }
              : null,
            { shouldDirty: true },
          )
        }
      />
      {hasBattery && (
        <FieldRow>
          <NumberField
            control={control}
            name="item.device.fullChargeMin"
            label="A full charge lasts"
            unit="min"
          />
          <NumberField
            control={control}
            name="item.device.perVisitMin"
            label="Used in a visit"
            unit="min"
          />
          <DateField
            control={control}
            name="item.device.checkedOn"
            label="Cord and switch-off looked over"
            optional
            today={clock?.today ?? ''}
          />
        </FieldRow>
      )}
    </>
  )
}
