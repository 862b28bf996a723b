import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import {
  type ClinicalRulesRefusal,
  changeClinicalRule,
  changeHelpLine,
} from '#renderer/data/commands/change-clinical-rules'
import { type ClinicalSettings, clinicalSettings } from '#renderer/data/queries/door-gates'
import { allStaff } from '#renderer/data/queries/practice'
import { useCommand } from '#renderer/data/use-command'
import { useLive } from '#renderer/data/use-live'
import { usePracticeClock } from '#renderer/data/use-practice-clock'
import { Section } from '#renderer/ui/page/section'
import { announce } from '#renderer/ui/tell/announce'
import { Reading } from '#renderer/ui/tell/reading'
import { dateWords } from '#shared/domain/clients/words'
import { gateRules } from '#shared/domain/clinical/gate/evaluate'
import { type HelpLine, helpLineKeys, helpLines } from '#shared/domain/clinical/gate/lines'
import {
  isLockedThreshold,
  type ThresholdKey,
  thresholdData,
  thresholdKeys,
} from '#shared/domain/clinical/gate/thresholds'
import { gateUrgencyWords } from '#shared/domain/clinical/gate/words'
import { notYoursWords } from '#shared/domain/practice/may-do'
import { dayOf } from '#shared/domain/time/calendar-day'
import classes from './clinical-rules.module.css'
import { SettingsSection } from './settings-section'

/** Every rule at the door with its source; what is the practice's to move, with who, when and why. */
export function ClinicalRulesSection() {
  const live = useLive(clinicalSettings)
  return (
    <SettingsSection
      title="Clinical rules"
      lead="What the door check goes by. You can ask for more care than the rulebook, never for less; locked rows cannot be moved."
    >
      <Reading of={[live]} what="The rules" />
      {live.value && (
        <>
          <Numbers settings={live.value} />
          <Lines settings={live.value} />
          <Changes settings={live.value} />
          <Rules />
        </>
      )}
    </SettingsSection>
  )
}

const figure = (key: ThresholdKey, value: number): string => {
  const { unit, decimals = 0 } = thresholdData[key]
  return `${value.toFixed(decimals)} ${unit}`
}

function Numbers({ settings }: { readonly settings: ClinicalSettings }) {
  const [open, setOpen] = useState<ThresholdKey | null>(null)
  return (
    <Section title="Numbers">
      <ul className={classes.rows}>
        {thresholdKeys.map((key) => {
          const { label, source, usual } = thresholdData[key]
          const value = settings.thresholds[key]
          return (
            <li key={key} className={classes.row}>
              <span className={classes.label}>
                {label}
                <span className={classes.source}>{source}</span>
              </span>
              <span className={classes.value}>
                {figure(key, value)}
                {value !== usual && <span className={classes.source}>usually {usual}</span>}
              </span>
              {isLockedThreshold(key) ? (
                <span className={classes.source}>Locked</span>
              ) : (
                open !== key && (
                  <Button
                    variant="subtle"
                    size="compact-md"
                    aria-label={`Change: ${label}`}
                    onClick={() => setOpen(key)}
                  >
                    Change
                  </Button>
                )
              )}
              {open === key && (
                <NumberForm name={key} value={value} onClose={() => setOpen(null)} />
              )}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

const refusalWords = (refusal: ClinicalRulesRefusal, bounds: string): string => {
  switch (refusal) {
    case 'locked':
      return 'This one is locked.'
    case 'outOfBounds':
      return bounds
    case 'noReason':
      return 'Say why, in a few words.'
    case 'same':
      return 'It is that already.'
    case 'notYours':
      return notYoursWords('clinicalRules')
    case 'unknownRule':
    case 'gone':
      return 'This rule is not here any more. Nothing was changed.'
  }
}

interface FormProps {
  readonly onClose: () => void
}

function NumberForm({
  name,
  value,
  onClose,
}: FormProps & { readonly name: ThresholdKey; readonly value: number }) {
  const { run, running } = useCommand(changeClinicalRule)
  const { least, most, unit } = thresholdData[name]
  const bounds = `Between ${least} and ${most} ${unit}.`
  const save = async (typed: string, reason: string) => {
    const number = Number(typed.replace(',', '.'))
    const done = await run({ key: name, value: typed.trim() === '' ? Number.NaN : number, reason })
    return done.ok ? null : refusalWords(done.refusal, bounds)
  }
  return (
    <ChangeForm
      label="New number"
      help={bounds}
      first={String(value)}
      busy={running}
      {...{ save, onClose }}
    />
  )
}

function Lines({ settings }: { readonly settings: ClinicalSettings }) {
  const [open, setOpen] = useState<HelpLine | null>(null)
  const clock = usePracticeClock()
  return (
    <Section title="Help lines" help="Call each once a year and write down that it is right.">
      <ul className={classes.rows}>
        {helpLineKeys.map((key) => {
          const { number, verifiedAt } = settings.lines[key]
          const when =
            number === ''
              ? 'Each state has its own: enter yours'
              : verifiedAt && clock
                ? `Verified ${dateWords(dayOf(verifiedAt, clock.timeZone))}`
                : 'Not verified by you yet'
          return (
            <li key={key} className={classes.row}>
              <span className={classes.label}>
                {helpLines[key].name}
                <span className={classes.source}>{when}</span>
              </span>
              <span className={classes.value}>{number || 'Not entered'}</span>
              {open !== key && (
                <Button
                  variant="subtle"
                  size="compact-md"
                  aria-label={`Change or verify: ${helpLines[key].name}`}
                  onClick={() => setOpen(key)}
                >
                  Change or verify
                </Button>
              )}
              {open === key && (
                <LineForm line={key} number={number} onClose={() => setOpen(null)} />
              )}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

function LineForm({
  line,
  number,
  onClose,
}: FormProps & { readonly line: HelpLine; readonly number: string }) {
  const { run, running } = useCommand(changeHelpLine)
  const save = async (typed: string, reason: string) => {
    const done = await run({ line, number: typed, reason })
    return done.ok ? null : refusalWords(done.refusal, 'Enter the number to call.')
  }
  return <ChangeForm label="Number to call" first={number} busy={running} {...{ save, onClose }} />
}

interface ChangeFormProps extends FormProps {
  readonly label: string
  readonly help?: string
  readonly first: string
  readonly busy: boolean
  /** Says why not; null when it is kept. */
  readonly save: (typed: string, reason: string) => Promise<string | null>
}

function ChangeForm({ label, help, first, busy, save, onClose }: ChangeFormProps) {
  const [typed, setTyped] = useState(first)
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const submit = async () => {
    const words = await save(typed, reason)
    setProblem(words)
    if (words !== null) return
    announce('Kept')
    onClose()
  }
  return (
    <form
      className={classes.change}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <TextInput
        label={label}
        description={help}
        value={typed}
        maxLength={40}
        autoFocus
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <TextInput
        label="Why"
        value={reason}
        error={problem}
        maxLength={300}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={classes.buttons}>
        <Button type="submit" variant="default" loading={busy}>
          Keep
        </Button>
        <Button variant="subtle" onClick={onClose}>
          Back
        </Button>
      </div>
    </form>
  )
}

const nameOfChange = (key: string): string =>
  key in thresholdData
    ? thresholdData[key as ThresholdKey].label
    : (helpLines[key.replace(/^line\./, '') as HelpLine]?.name ?? key)

function Changes({ settings }: { readonly settings: ClinicalSettings }) {
  const staff = useLive(allStaff)
  const clock = usePracticeClock()
  const { changes } = settings
  if (changes.length === 0 || !clock) return null
  const names = new Map((staff.value ?? []).map(({ id, name }) => [id, name]))
  return (
    <Section title="What was changed">
      <ul className={classes.rows}>
        {changes.toReversed().map((change) => (
          <li key={change.id} className={classes.row}>
            <span className={classes.label}>
              {nameOfChange(change.key)}
              <span className={classes.source}>
                {dateWords(dayOf(change.at, clock.timeZone))}, {names.get(change.by) ?? 'Somebody'}:{' '}
                {change.reason}
              </span>
            </span>
            <span className={classes.value}>
              {change.value === null ? change.text : `${change.previous} → ${change.value}`}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Rules() {
  return (
    <Section title="Every rule" help="E: emergency now. Today, within days, or for this session.">
      <ul className={classes.rows}>
        {gateRules.map(({ id, source, urgency, reason, evidence }) => (
          <li key={id} className={classes.row}>
            <span className={classes.label}>
              {reason}
              <span className={classes.source}>
                {id} · {source}
                {evidence === 'LOCKED' ? ' · locked' : ''}
              </span>
            </span>
            <span className={classes.value}>{gateUrgencyWords[urgency]}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
