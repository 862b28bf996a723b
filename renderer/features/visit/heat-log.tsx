import { zodResolver } from '@hookform/resolvers/zod'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { recordHeat } from '#renderer/data/commands/record-stock'
import { stockOfVisit } from '#renderer/data/queries/stock'
import { useCommand } from '#renderer/data/use-command'
import { useLive } from '#renderer/data/use-live'
import { CheckboxField } from '#renderer/ui/fields/checkbox-field'
import { NumberField } from '#renderer/ui/fields/number-field'
import { SelectField } from '#renderer/ui/fields/select-field'
import { TextField } from '#renderer/ui/fields/text-field'
import { Form } from '#renderer/ui/forms/form'
import { FormActions } from '#renderer/ui/forms/form-actions'
import { FieldRow } from '#renderer/ui/forms/form-section'
import { Section } from '#renderer/ui/page/section'
import { Notice } from '#renderer/ui/show/notice'
import { Timeline } from '#renderer/ui/show/timeline'
import { announce } from '#renderer/ui/tell/announce'
import { NotRead } from '#renderer/ui/tell/not-read'
import { timeWords } from '#shared/domain/schedule/time-words'
import { type HeatForm, heatFormSchema, heatOf } from '#shared/domain/supplies/heat-form'
import {
  heatLimits,
  heatRefusalWords,
  heatRemark,
  rangeWords,
  temperatureWords,
} from '#shared/domain/supplies/heat-rules'
import { heatWords } from '#shared/domain/supplies/words'
import type { Visit } from '#shared/schema/visit'
import classes from './visit.module.css'

const things = Object.entries(heatWords).map(([value, label]) => ({ value, label }))
const scales = [
  { value: 'C', label: '°C' },
  { value: 'F', label: '°F' },
]
const blank: HeatForm = {
  ...{ what: 'cloth', temperature: null, scale: 'F', wristChecked: false, minutes: null },
  reason: '',
}

/** What was warm on the parent's skin: measured, tried on the wrist, never above the limit. */
export function HeatLog({ visit }: { readonly visit: Visit }) {
  const [open, setOpen] = useState(false)
  const records = useLive(stockOfVisit, visit.id)
  const warm = (records.value ?? []).flatMap(({ id, at, heat }) => (heat ? [{ id, at, heat }] : []))
  return (
    <Section
      title="Warmth on skin"
      actions={
        !open && (
          <Button variant="default" size="compact-md" onClick={() => setOpen(true)}>
            Write down a temperature
          </Button>
        )
      }
    >
      <NotRead of={[records]} what="What was warm before" />
      {open && <HeatEditor visitId={visit.id} onClose={() => setOpen(false)} />}
      {warm.length > 0 ? (
        <Timeline
          label="Warmth on skin"
          items={warm.map(({ id, at, heat }) => ({
            id,
            time: timeWords(at, visit.timeZone),
            title: `${heatWords[heat.what]}, ${temperatureWords(heat.temperatureC)}`,
            detail: [
              `${heat.minutes} min`,
              'tried on the wrist',
              { cool: 'cooler than usual', warm: 'warmer than usual', none: '' }[
                heatRemark(heat) ?? 'none'
              ],
              heat.reason,
            ]
              .filter(Boolean)
              .join(' · '),
          }))}
        />
      ) : (
        records.status === 'ready' &&
        !open && <p className={classes.quiet}>Nothing warm was used yet.</p>
      )}
    </Section>
  )
}

function HeatEditor({
  visitId,
  onClose,
}: {
  readonly visitId: string
  readonly onClose: () => void
}) {
  const { run, running } = useCommand(recordHeat)
  const [refusal, setRefusal] = useState('')
  const form = useForm<HeatForm>({
    resolver: zodResolver(heatFormSchema),
    defaultValues: blank,
    shouldFocusError: false,
  })
  const { control } = form
  const limits = heatLimits[form.watch('what')]
  const save = async (values: HeatForm) => {
    const done = await run({ visitId, heat: heatOf(values) })
    if (!done.ok) return setRefusal(heatRefusalWords(done.refusal))
    announce('Written down')
    onClose()
  }
  return (
    <Form form={form} onSubmit={save} label="Warmth on skin">
      {refusal && (
        <div role="alert">
          <Notice meaning="stop" title="This was not written down">
            {refusal}
          </Notice>
        </div>
      )}
      <div className={classes.fields}>
        <FieldRow>
          <SelectField control={control} name="what" label="What is warm" options={things} />
          <NumberField
            control={control}
            name="temperature"
            label="Temperature"
            decimals={1}
            help={`Usual: ${rangeWords(limits.targetC)}.`}
          />
          <SelectField control={control} name="scale" label="Scale" options={scales} width="xs" />
          <NumberField
            control={control}
            name="minutes"
            label="Minutes on skin"
            help={`At most ${limits.mostMin}.`}
          />
        </FieldRow>
        <CheckboxField
          control={control}
          name="wristChecked"
          label="Tried on the inside of my wrist"
          help="No warmth with fever, redness or mastitis, numb skin, an open wound, asleep, on the abdomen in pregnancy, or on a baby."
        />
        <TextField
          control={control}
          name="reason"
          label="Reason, when it is warmer than usual"
          optional
          maxLength={300}
        />
      </div>
      <FormActions submitLabel="Write down" busy={running} onCancel={onClose} />
    </Form>
  )
}
