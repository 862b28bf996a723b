import { Button } from '@mantine/core'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { addOffer } from '#renderer/data/commands/screenings'
import type { HouseholdFile } from '#renderer/data/queries/follow-up'
import { practiceEntry } from '#renderer/data/queries/practice'
import { useSession } from '#renderer/data/session'
import { useCommand } from '#renderer/data/use-command'
import { useLive } from '#renderer/data/use-live'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { SelectField } from '#renderer/ui/fields/select-field'
import { TextArea } from '#renderer/ui/fields/text-area'
import { TextField } from '#renderer/ui/fields/text-field'
import { FieldRow } from '#renderer/ui/forms/form-section'
import { Row, Rows } from '#renderer/ui/page/rows'
import { Section } from '#renderer/ui/page/section'
import { Notice } from '#renderer/ui/show/notice'
import { Status } from '#renderer/ui/show/status'
import { announce } from '#renderer/ui/tell/announce'
import { SavedMark } from '#renderer/ui/tell/saved-mark'
import { weekdayDateWords } from '#shared/domain/clients/words'
import {
  refusalWords,
  type ScreeningRefusal,
  type ScreeningTarget,
} from '#shared/domain/clinical/screening-record'
import {
  asksForMoodScreenWithDoor,
  besideSymptom,
  type SaidAtDoor,
  saidAtDoor,
  whereToWithDoor,
} from '#shared/domain/clinical/triage/said-at-door'
import {
  emptyTriage,
  standingOffers,
  triageSymptoms,
  withAnswer,
} from '#shared/domain/clinical/triage/where-to'
import {
  lockedStatements,
  offerWords,
  symptomWords,
  targetWords,
} from '#shared/domain/clinical/triage/words'
import { interestLine } from '#shared/domain/practice/interest'
import { timeWords } from '#shared/domain/schedule/time-words'
import { dayOf } from '#shared/domain/time/calendar-day'
import type { ReferralTriage, TriageOffer, TriageSymptom } from '#shared/schema/referral-triage'
import type { Screening } from '#shared/schema/screening'
import classes from './screens.module.css'
import { type ScreenSaving, useScreenSaving } from './use-screen-saving'

interface TriageViewProps {
  readonly clientId: string
  readonly visitId: string
  readonly file: HouseholdFile
  readonly clock: PracticeClock
  readonly onMoodScreen: () => void
}

/** Which answers point where; one check a visit, earlier ones below it. */
export function TriageView({ clientId, visitId, file, clock, onMoodScreen }: TriageViewProps) {
  const { newId } = useSession()
  const checks = file.screenings.filter(({ triage }) => triage !== null)
  const ofToday = (one: Screening) => dayOf(one.startAt, clock.timeZone) === clock.today
  // Of two visits on one day each has its own; one made outside any visit serves the day.
  const ofVisit =
    checks.find((one) => visitId !== '' && one.visitId === visitId) ??
    checks.find((one) => ofToday(one) && (visitId === '' || one.visitId === ''))
  const [fresh] = useState(newId)
  const [chosen, setChosen] = useState<string | null>(null)
  const id = chosen ?? ofVisit?.id ?? fresh
  const record = checks.find((one) => one.id === id) ?? null
  const heardAt = (of: string, startAt: string) =>
    saidAtDoor(file.screenings, {
      ...{ clientId, visitId: of, timeZone: clock.timeZone },
      day: dayOf(startAt, clock.timeZone),
    })
  const visitOfCheck = record?.visitId ?? visitId
  return (
    <>
      <TriageEditor
        key={id}
        {...{ id, clientId, record, clock, onMoodScreen }}
        visitId={visitOfCheck}
        atDoor={heardAt(visitOfCheck, record?.startAt ?? clock.now)}
      />
      {checks.length > (record ? 1 : 0) && (
        <Section title="Earlier checks">
          <Rows label="Earlier checks">
            {checks
              .filter((one) => one.id !== id)
              .map((one) => (
                <Row
                  key={one.id}
                  title={weekdayDateWords(dayOf(one.startAt, clock.timeZone), clock.today)}
                  detail={
                    whereToWithDoor(one.triage ?? emptyTriage, heardAt(one.visitId, one.startAt))
                      .map(({ to }) => targetWords[to])
                      .join(', ') || 'Pointed nowhere'
                  }
                  onOpen={() => setChosen(one.id)}
                />
              ))}
          </Rows>
        </Section>
      )}
    </>
  )
}

interface TriageEditorProps {
  readonly id: string
  readonly clientId: string
  readonly visitId: string
  readonly record: Screening | null
  readonly clock: PracticeClock
  readonly atDoor: readonly SaidAtDoor[]
  readonly onMoodScreen: () => void
}

function TriageEditor(props: TriageEditorProps) {
  const { id, clientId, visitId, record, clock, atDoor, onMoodScreen } = props
  const form = useForm<ReferralTriage>({ defaultValues: record?.triage ?? emptyTriage })
  const triage = form.watch()
  const target = { id, visitId, startAt: record?.startAt ?? clock.now }
  const saving = useScreenSaving<ReferralTriage>({
    clientId,
    form,
    targetOf: () => target,
    partOf: (values) => (values.symptoms.length === 0 && !record ? null : { triage: values }),
  })
  const answer = (symptom: TriageSymptom, said: 'yes' | 'no' | null) =>
    form.setValue('symptoms', withAnswer(triage, symptom, said).symptoms, { shouldDirty: true })
  const pointers = whereToWithDoor(triage, atDoor)
  const practice = useLive(practiceEntry)
  const interest = interestLine(practice.value?.practice ?? null, 'en')
  return (
    <Section
      title="Who else can help"
      help="Ask what fits the moment. What stays empty was not asked, and that is not a no."
      actions={<SavedMark state={saving.state} onRetry={() => void saving.save()} />}
    >
      {saving.problem && (
        <p role="alert">
          <Status meaning="attention">{refusalWords[saving.problem]}</Status>
        </p>
      )}
      <ul className={classes.symptoms} aria-label="What she says">
        {triageSymptoms.map((symptom) => (
          <Symptom
            key={symptom}
            symptom={symptom}
            said={triage.symptoms.find((one) => one.symptom === symptom)?.answer ?? null}
            heard={besideSymptom(atDoor, symptom)}
            timeZone={clock.timeZone}
            onSay={(said) => answer(symptom, said)}
          />
        ))}
      </ul>
      <div role="status" className={classes.stack}>
        {pointers.length === 0 ? (
          <p className={classes.quiet}>Nothing points anywhere yet.</p>
        ) : (
          pointers.map(({ to, because, atDoor: heard }) => (
            <Pointer
              key={to}
              {...{ clientId, target, to, saving }}
              because={[
                ...because.map((symptom) => symptomWords[symptom]),
                ...heard.map(({ words }) => `Said at the door: ${words}`),
              ].join(' · ')}
              offer={standingOffers(record?.triage?.offers ?? []).get(to) ?? null}
            />
          ))
        )}
      </div>
      <div className={classes.stack}>
        {asksForMoodScreenWithDoor(triage, atDoor) && (
          <Notice
            meaning="attention"
            title="Offer a mood screen"
            action={
              <Button variant="default" onClick={onMoodScreen}>
                Mood screen
              </Button>
            }
          >
            What she says can be offered to be looked at with a short sheet.
          </Notice>
        )}
        {pointers.some(({ to }) => to === 'pelvicFloorPt') && <PtReferral control={form.control} />}
        <TextArea control={form.control} name="note" label="Remark" optional maxLength={120_000} />
      </div>
      <ul className={classes.locked}>
        {lockedStatements.en.map((line) => (
          <li key={line}>{line}</li>
        ))}
        {interest && <li>{interest}</li>}
      </ul>
    </Section>
  )
}

function Symptom(props: {
  readonly symptom: TriageSymptom
  readonly said: 'yes' | 'no' | null
  readonly heard: readonly SaidAtDoor[]
  readonly timeZone: string
  readonly onSay: (said: 'yes' | 'no' | null) => void
}) {
  const { symptom, said, heard, timeZone, onSay } = props
  const words = symptomWords[symptom]
  return (
    <li className={classes.symptom}>
      <div>
        <span id={`symptom-${symptom}`}>{words}</span>
        {heard.map(({ question, words: asked, at }) => (
          <p key={question} id={`door-${symptom}-${question}`} className={classes.heard}>
            Yes at the door, {timeWords(at, timeZone)}: {lower(asked)}
          </p>
        ))}
      </div>
      <span className={classes.yesNo}>
        {(['yes', 'no'] as const).map((one) => (
          <Button
            key={one}
            variant={said === one ? 'filled' : 'default'}
            color={said === one ? 'gray' : undefined}
            className={classes.say ?? ''}
            aria-pressed={said === one}
            aria-describedby={[
              `symptom-${symptom}`,
              ...heard.map(({ question }) => `door-${symptom}-${question}`),
            ].join(' ')}
            onClick={() => onSay(said === one ? null : one)}
          >
            {one === 'yes' ? 'Yes' : 'No'}
          </Button>
        ))}
      </span>
    </li>
  )
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

interface PointerProps {
  readonly clientId: string
  readonly target: ScreeningTarget
  readonly to: TriageOffer['to']
  readonly because: string
  readonly offer: TriageOffer | null
  readonly saving: ScreenSaving
}

const answersTo = ['offered', 'accepted', 'declined', 'heard'] as const

function Pointer({ clientId, target, to, because, offer, saving }: PointerProps) {
  const { run, running } = useCommand(addOffer)
  const [problem, setProblem] = useState<ScreeningRefusal | null>(null)
  const say = async (answer: TriageOffer['answer']) => {
    if (!(await saving.save())) return
    const done = await run({ clientId, target, to, answer, words: '' })
    setProblem(done.ok ? null : done.refusal)
    if (done.ok) announce(`${targetWords[to]}: ${offerWords[answer]}`)
  }
  return (
    <div className={classes.pointer}>
      <div>
        <strong>{targetWords[to]}</strong>
        <p className={classes.quiet}>{because}</p>
        {problem && (
          <p role="alert">
            <Status meaning="attention">{refusalWords[problem]}</Status>
          </p>
        )}
      </div>
      {to !== 'massage' && (
        <fieldset className={classes.offers}>
          <legend className={classes.hidden}>Referral: {targetWords[to]}</legend>
          {answersTo.map((answer) => (
            <Button
              key={answer}
              variant={offer?.answer === answer ? 'filled' : 'default'}
              color={offer?.answer === answer ? 'gray' : undefined}
              size="compact-md"
              className={classes.say ?? ''}
              aria-pressed={offer?.answer === answer}
              disabled={running}
              onClick={() => void say(answer)}
            >
              {offerWords[answer]}
            </Button>
          ))}
        </fieldset>
      )}
    </div>
  )
}

function PtReferral({
  control,
}: {
  readonly control: ReturnType<typeof useForm<ReferralTriage>>['control']
}) {
  return (
    <FieldRow>
      <SelectField
        control={control}
        name="ptReferral.needed"
        label="Does her plan ask for a referral?"
        help="Often none is needed. Her plan or her OB can tell."
        options={[
          { value: 'notAsked', label: 'Not asked' },
          { value: 'no', label: 'No' },
          { value: 'yes', label: 'Yes' },
        ]}
        width="s"
      />
      <TextField control={control} name="ptReferral.payer" label="Payer" optional maxLength={120} />
      <TextField
        control={control}
        name="ptReferral.authorization"
        label="Authorization number"
        optional
        maxLength={120}
      />
    </FieldRow>
  )
}
