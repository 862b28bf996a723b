import { zodResolver } from '@hookform/resolvers/zod'
import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { useForm } from 'react-hook-form'
import { DateField } from '#renderer/ui/fields/date-field'
import { TextField } from '#renderer/ui/fields/text-field'
import { Form } from '#renderer/ui/forms/form'
import { FieldRow } from '#renderer/ui/forms/form-section'
import { type NewPractice, newPracticeSchema } from '#shared/domain/practice/new-practice'
import { dayOf } from '#shared/domain/time/calendar-day'
import classes from './gate.module.css'
import { GateFrame } from './gate-frame'

interface PracticeStepProps {
  readonly step?: string
  readonly answers: NewPractice
  readonly onKeep: (answers: NewPractice) => void
  readonly onNext: (answers: NewPractice) => void | Promise<void>
  readonly onBack?: () => void
  readonly nextLabel: string
  readonly lead: string
}

const today = () =>
  dayOf(new Date().toISOString(), Intl.DateTimeFormat().resolvedOptions().timeZone)

/** Who works here. Only the two names are needed; the licence can be filled in later. */
export function PracticeStep(props: PracticeStepProps) {
  const form = useForm<NewPractice>({
    resolver: zodResolver(newPracticeSchema),
    defaultValues: props.answers,
    shouldFocusError: false,
  })
  const { onKeep } = props
  useEffect(
    () => form.subscribe({ formState: { values: true }, callback: ({ values }) => onKeep(values) }),
    [form, onKeep],
  )
  const { control } = form
  return (
    <GateFrame
      long
      title="Your practice"
      lead={props.lead}
      {...(props.step ? { step: props.step } : {})}
      {...(props.onBack ? { onBack: props.onBack } : {})}
    >
      <Form form={form} label="Your practice" onSubmit={props.onNext}>
        <div className={classes.stack}>
          <TextField
            control={control}
            name="practiceName"
            label="Practice name"
            help="On receipts and summaries. Your own name will do."
            width="full"
            maxLength={120}
            autoFocus
          />
          <TextField
            control={control}
            name="ownName"
            label="Your name"
            help="As it stands on your license."
            width="full"
            maxLength={120}
          />
          <FieldRow>
            <TextField
              control={control}
              name="licence.title"
              label="Title"
              width="xs"
              maxLength={40}
              optional
            />
            <TextField
              control={control}
              name="licence.number"
              label="License number"
              width="s"
              maxLength={40}
              optional
            />
          </FieldRow>
          <FieldRow>
            <TextField
              control={control}
              name="licence.state"
              label="State"
              width="xs"
              maxLength={40}
              optional
            />
            <DateField
              control={control}
              name="licence.expiresOn"
              label="Expires on"
              width="s"
              today={today()}
              optional
            />
          </FieldRow>
          <div className={classes.actions}>
            <Button type="submit" size="lg" loading={form.formState.isSubmitting}>
              {props.nextLabel}
            </Button>
          </div>
        </div>
      </Form>
    </GateFrame>
  )
}
