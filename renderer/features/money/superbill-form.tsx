import { zodResolver } from '@hookform/resolvers/zod'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { type Resolver, type UseFormReturn, useFieldArray, useForm } from 'react-hook-form'
import { saveSuperbill } from '#renderer/data/commands/save-letter'
import { useSession } from '#renderer/data/session'
import { useFormDraft } from '#renderer/data/use-form-draft'
import { DateField } from '#renderer/ui/fields/date-field'
import { NumberField } from '#renderer/ui/fields/number-field'
import { TextField } from '#renderer/ui/fields/text-field'
import { Form } from '#renderer/ui/forms/form'
import { FormActions } from '#renderer/ui/forms/form-actions'
import { FieldRow, FormSection } from '#renderer/ui/forms/form-section'
import { Notice } from '#renderer/ui/show/notice'
import { announce } from '#renderer/ui/tell/announce'
import type { LetterStanding, ReceiptStanding } from '#shared/domain/money/book'
import {
  isSuperbillDraft,
  superbillFormSchema,
  timedUnits,
  type SuperbillForm as Values,
} from '#shared/domain/money/superbills'
import classes from './money.module.css'

const refusals = {
  void: 'The receipt is void.',
  noSession: 'There is no session on this receipt.',
  sameTimeTwice:
    'These two codes are not paid side by side for one time and region. Give one of them a modifier, or leave one out.',
  gone: 'This receipt is not on this laptop any more.',
} as const

interface SuperbillFormProps {
  readonly standing: ReceiptStanding
  readonly letter: LetterStanding | null
  readonly today: string
  readonly onDone: () => void
}

/** Codes as the practice bills and as the provider wrote: none is suggested, none is explained. */
export function SuperbillForm({ standing, letter, today, onDone }: SuperbillFormProps) {
  const session = useSession()
  const [problem, setProblem] = useState<keyof typeof refusals | null>(null)
  const receiptId = standing.record.id
  const line = standing.receipt.lines.find(({ kind }) => kind === 'session')
  const blankDiagnosis = () => ({
    ...{ id: session.newId(), code: '', onDay: letter?.letter.issuedOn ?? null },
    providerName: letter?.letter.providerName ?? '',
    providerNpi: letter?.letter.providerNpi ?? '',
  })
  const blankProcedure = () => ({
    ...{ id: session.newId(), lineId: line?.id ?? '', code: '', modifier: '' },
    units: timedUnits(line?.minutes ?? 0) || null,
  })
  const form = useForm<Values>({
    resolver: zodResolver(superbillFormSchema) as unknown as Resolver<Values>,
    defaultValues: {
      ...{ diagnoses: [blankDiagnosis()], procedures: [blankProcedure()] },
      referredBy: letter?.letter.providerName ?? '',
    },
    shouldFocusError: false,
  })
  const { control } = form
  const diagnoses = useFieldArray({ control, name: 'diagnoses', keyName: 'key' })
  const procedures = useFieldArray({ control, name: 'procedures', keyName: 'key' })
  const draft = useFormDraft(
    `superbill:${receiptId}`,
    form as UseFormReturn<Values>,
    isSuperbillDraft,
  )
  const save = async (values: Values) => {
    const done = await saveSuperbill(session, { receiptId, values, today })
    if (!done.ok) return setProblem(done.refusal)
    await draft.discard()
    announce('Superbill made')
    onDone()
  }
  return (
    <Form form={form} onSubmit={save} label="Superbill">
      <FormSection
        title="Diagnoses from the provider"
        help="Only what a provider wrote, with who and when. A massage therapist gives none."
      >
        {diagnoses.fields.map((field, index) => (
          <div key={field.key} className={classes.extra}>
            <TextField
              control={control}
              name={`diagnoses.${index}.code`}
              label="Code (ICD-10-CM)"
              maxLength={8}
              width="xs"
            />
            <TextField
              control={control}
              name={`diagnoses.${index}.providerName`}
              label="Given by"
              maxLength={120}
              width="m"
            />
            <TextField
              control={control}
              name={`diagnoses.${index}.providerNpi`}
              label="NPI"
              optional
              maxLength={10}
              width="s"
            />
            <DateField
              control={control}
              name={`diagnoses.${index}.onDay`}
              label="Given on"
              today={today}
              max={today}
            />
            {diagnoses.fields.length > 1 && (
              <Button variant="subtle" onClick={() => diagnoses.remove(index)}>
                Take out
              </Button>
            )}
          </div>
        ))}
        <div>
          <Button
            variant="default"
            disabled={diagnoses.fields.length >= 12}
            onClick={() => diagnoses.append(blankDiagnosis())}
          >
            Another diagnosis
          </Button>
        </div>
      </FormSection>
      <FormSection
        title="Codes of the session"
        help="As your practice bills. Doorstep brings no codes along: they belong to their publisher."
      >
        {procedures.fields.map((field, index) => (
          <div key={field.key} className={classes.extra}>
            <TextField
              control={control}
              name={`procedures.${index}.code`}
              label="Code (CPT)"
              maxLength={5}
              width="xs"
            />
            <TextField
              control={control}
              name={`procedures.${index}.modifier`}
              label="Modifier"
              optional
              maxLength={2}
              width="xs"
            />
            <NumberField
              control={control}
              name={`procedures.${index}.units`}
              label="Units of 15 min"
              width="s"
            />
            {procedures.fields.length > 1 && (
              <Button variant="subtle" onClick={() => procedures.remove(index)}>
                Take out
              </Button>
            )}
          </div>
        ))}
        <div>
          <Button
            variant="default"
            disabled={procedures.fields.length >= 20}
            onClick={() => procedures.append(blankProcedure())}
          >
            Another code
          </Button>
        </div>
        <FieldRow>
          <TextField
            control={control}
            name="referredBy"
            label="Referred by"
            optional
            maxLength={120}
            width="m"
          />
        </FieldRow>
      </FormSection>
      {problem && (
        <div role="alert">
          <Notice meaning="attention" title={refusals[problem]}>
            Nothing was made. What you typed is kept.
          </Notice>
        </div>
      )}
      <FormActions
        submitLabel="Make the superbill"
        busy={form.formState.isSubmitting}
        onCancel={() => void draft.discard().then(onDone)}
      />
    </Form>
  )
}
