import { zodResolver } from '@hookform/resolvers/zod'
import { Button } from '@mantine/core'
import { IconPhone } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { useFormDraft } from '#renderer/data/use-form-draft'
import { RadioCards } from '#renderer/ui/fields/radio-cards'
import { TextArea } from '#renderer/ui/fields/text-area'
import { TextField } from '#renderer/ui/fields/text-field'
import { Form } from '#renderer/ui/forms/form'
import { FormActions } from '#renderer/ui/forms/form-actions'
import { Section } from '#renderer/ui/page/section'
import { Timeline } from '#renderer/ui/show/timeline'
import { announce } from '#renderer/ui/tell/announce'
import {
  type Callable,
  dialable,
  type Escalation,
  escalationOf,
  type WhomToCall,
} from '#shared/domain/clinical/gate/escalation'
import { stopping } from '#shared/domain/clinical/gate/evaluate'
import { gateFacts } from '#shared/domain/clinical/gate/facts'
import { callOutcomeWords } from '#shared/domain/clinical/gate/words'
import { timeWords } from '#shared/domain/schedule/time-words'
import type { GateCall } from '#shared/schema/door-gate'
import classes from './gate.module.css'
import type { PersonAtDoor } from './gate-of-visit'
import type { GateChanges } from './use-door-gate'

interface GateEscalationProps {
  readonly at: PersonAtDoor
  readonly changes: GateChanges
  readonly team: readonly Callable[]
  readonly lines: Readonly<Record<string, { readonly number: string }>>
  readonly timeZone: string
  readonly visitId: string
  readonly now: () => string
}

/** Whom to call and what to say, large; then what was answered and what comes next, written down. */
export function GateEscalation(props: GateEscalationProps) {
  const { at, team, lines, timeZone } = props
  const facts = gateFacts({ ...at.around, vitals: at.gate.vitals })
  const numbers = Object.fromEntries(Object.entries(lines).map(([key, one]) => [key, one.number]))
  const rules = stopping(at.result)
  const escalation = escalationOf(rules, facts, team, at.around.thresholds, numbers)
  const [calling, setCalling] = useState<{ readonly to: WhomToCall; readonly at: string } | null>(
    null,
  )
  const { calls } = at.gate
  if (!escalation && calls.length === 0) return null
  return (
    <Section title="Whom to call">
      {escalation && (
        <CallNow
          {...props}
          escalation={escalation}
          onCall={(to) => setCalling({ to, at: props.now() })}
        />
      )}
      {calling && (
        <CallForm
          key={calling.at}
          {...props}
          to={calling.to}
          calledAt={calling.at}
          onClose={() => setCalling(null)}
        />
      )}
      {calls.length > 0 && (
        <Timeline
          label="Calls"
          items={calls.map((call) => ({
            id: call.id,
            time: timeWords(call.calledAt, timeZone),
            title: `${call.name || call.number}: ${callOutcomeWords[call.outcome]}`,
            detail: [call.answer, call.nextStep && `Next: ${call.nextStep}`]
              .filter(Boolean)
              .join(' · '),
          }))}
        />
      )}
    </Section>
  )
}

function CallNow({
  at,
  escalation,
  onCall,
  now,
}: GateEscalationProps & {
  readonly escalation: Escalation
  readonly onCall: (to: WhomToCall) => void
}) {
  return (
    <div className={classes.escalation} data-call data-urgency={escalation.urgency}>
      <p className={classes.howSoon}>
        {escalation.howSoon}
        {at.gate.stoppedAt && <Since at={at.gate.stoppedAt} now={now} what="since the stop" />}
      </p>
      {escalation.say && (
        <blockquote className={classes.say}>
          <span className={classes.help}>Say</span>“{escalation.say}”
        </blockquote>
      )}
      <ol className={classes.whom}>
        {escalation.whom.map((to, index) => (
          <li key={`${to.contact} ${to.name}`}>
            <div>
              <span className={classes.callName} dir="auto">
                {to.name}
              </span>
              {to.number ? (
                <a
                  className={classes.number}
                  href={`tel:${dialable(to.number)}`}
                  onClick={(event) => {
                    event.preventDefault()
                    void window.doorstep.call('app.openExternal', {
                      url: `tel:${dialable(to.number)}`,
                    })
                  }}
                >
                  {to.number}
                </a>
              ) : (
                <span className={classes.help}>
                  {to.contact === 'stateReport'
                    ? 'No number entered yet: Settings, Clinical rules, Help lines.'
                    : 'No number recorded in the care team.'}
                </span>
              )}
            </div>
            <Button
              variant={index === 0 ? 'filled' : 'default'}
              leftSection={<IconPhone size={18} aria-hidden />}
              onClick={() => onCall(to)}
            >
              I am calling
            </Button>
          </li>
        ))}
      </ol>
    </div>
  )
}

const twoDigits = (value: number): string => String(value).padStart(2, '0')

/** How long it has been, minute and second: nothing reads it aloud while it runs. */
function Since({
  at,
  now,
  what,
}: {
  readonly at: string
  readonly now: () => string
  readonly what: string
}) {
  const [present, setPresent] = useState(now)
  useEffect(() => {
    const timer = setInterval(() => setPresent(now()), 1000)
    return () => clearInterval(timer)
  }, [now])
  const seconds = Math.max(0, Math.floor((Date.parse(present) - Date.parse(at)) / 1000))
  // A check looked at again next week is no race any more.
  if (seconds > 4 * 3600) return null
  return (
    <span className={classes.timer} role="timer" aria-live="off">
      {Math.floor(seconds / 60)}:{twoDigits(seconds % 60)} {what}
    </span>
  )
}

const callSchema = z.strictObject({
  outcome: z.enum(['reached', 'notReached', 'declined', 'handedOver'], 'Say how it went.'),
  answer: z.string().max(4000),
  nextStep: z.string().max(300),
})
type CallValues = z.infer<typeof callSchema>
type Draft = Omit<CallValues, 'outcome'> & { readonly outcome: CallValues['outcome'] | null }

const outcomes = Object.entries(callOutcomeWords).map(([value, label]) => ({ value, label }))
const isDraft = (values: unknown): values is Draft =>
  callSchema.extend({ outcome: callSchema.shape.outcome.nullable() }).safeParse(values).success

function CallForm({
  to,
  calledAt,
  at,
  visitId,
  changes,
  now,
  onClose,
}: GateEscalationProps & {
  readonly to: WhomToCall
  readonly calledAt: string
  readonly onClose: () => void
}) {
  const form = useForm<Draft, unknown, CallValues>({
    resolver: zodResolver(callSchema) as never,
    defaultValues: { outcome: null, answer: '', nextStep: '' },
    shouldFocusError: false,
  })
  const draft = useFormDraft(`door-call:${visitId}:${at.person.id}`, form, isDraft)
  const save = async (values: CallValues) => {
    const call: Omit<GateCall, 'id' | 'at' | 'by'> = {
      ...{ whom: to.contact, name: to.name, number: to.number, calledAt },
      ...values,
    }
    const words = await changes.change({ kind: 'call', call })
    if (words !== null) return form.setError('answer', { message: words })
    await draft.discard()
    announce('Written down')
    onClose()
  }
  return (
    <div className={classes.callForm}>
      <p className={classes.howSoon}>
        <strong dir="auto">{to.name}</strong>
        <Since at={calledAt} now={now} what="since the call" />
      </p>
      <Form form={form as never} onSubmit={save as never} label="What was answered">
        <RadioCards
          control={form.control}
          name="outcome"
          label="How it went"
          columns={2}
          options={outcomes}
        />
        <TextArea
          control={form.control}
          name="answer"
          label="What was answered"
          optional
          minRows={2}
          maxLength={4000}
        />
        <TextField
          control={form.control}
          name="nextStep"
          label="Next step"
          optional
          maxLength={300}
        />
        <FormActions submitLabel="Write down the call" onCancel={onClose} />
      </Form>
    </div>
  )
}
