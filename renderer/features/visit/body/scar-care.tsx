import { useState } from 'react'
import { Notice } from '#renderer/ui/show/notice'
import { dateWords } from '#shared/domain/clients/words'
import { isStopped } from '#shared/domain/clinical/body/consent'
import { timingWords } from '#shared/domain/clinical/body/words'
import { scarArea, scarWorkRefusalWords, woundSigns } from '#shared/domain/clinical/scar/scar-rules'
import { isBlankScar } from '#shared/domain/clinical/scar/scar-standing'
import { foundAtScar } from '#shared/domain/notes/found-in-session'
import { dayOf } from '#shared/domain/time/calendar-day'
import { FoundNotice } from '../found-notice'
import { AskStrip } from './ask-strip'
import { nowOf, type PartProps } from './body-work'
import { scarKind } from './draft-kinds'
import { Goals, Response } from './goals-and-response'
import { PartFrame, type Step } from './part-frame'
import { ScarLookStep } from './scar-look'
import { ScarHome, ScarWork, scarClosed } from './scar-work'
import { useHandsOnDraft } from './use-hands-on-draft'

type StepName = 'look' | 'care' | 'goals'

/** Care of a cesarean scar: look first, then hands within what the day allows. */
export function ScarCare(props: PartProps) {
  const { sheet, visit, note, noteId, facts, before, onToDoor } = props
  const target = { noteId, visitId: visit.id, clientId: visit.clientId }
  const draft = useHandsOnDraft(target, note, facts, scarKind)
  const { part, change } = draft
  const stopped = facts.saidStop || isStopped(part.consents)
  const [step, setStep] = useState<StepName>('look')
  const looked = Object.values(part.look).filter((answer) => answer !== null).length
  const steps: readonly Step<StepName>[] = [
    { name: 'look', words: 'Look', count: looked },
    { name: 'care', words: 'Care', count: part.rows.length },
    { name: 'goals', words: 'Goals and response', count: part.goals.length },
  ]
  const open = woundSigns(part.look)
  return (
    <PartFrame
      title="Scar care"
      timing={timingWords(isBlankScar(part) ? { ...part.timing, ...nowOf(facts) } : part.timing)}
      draft={draft}
      stopped={stopped}
      stoppedElsewhere={stopped && !isStopped(part.consents)}
      steps={steps}
      step={step}
      onStep={setStep}
      notices={
        <>
          <FoundNotice
            sheet={sheet}
            clientId={visit.clientId}
            findings={foundAtScar(part)}
            onToDoor={onToDoor}
          />
          {open.length > 0 && (
            <Notice meaning="stop" title="No hands near the scar">
              {scarWorkRefusalWords({ kind: 'openWound', signs: open })}
            </Notice>
          )}
          {facts.scarClearedOn === null ? (
            <Notice meaning="attention" title="No provider’s word for the scar stands today">
              {scarClosed(facts) ?? 'Only around it, 5 cm away.'} Her provider’s letter goes into
              her chart, under clearances.
            </Notice>
          ) : (
            <span>Provider’s word for the scar of {dateWords(facts.scarClearedOn)}.</span>
          )}
        </>
      }
      strip={
        <AskStrip
          consents={part.consents}
          stopped={stopped}
          area={scarArea}
          hasAreas
          timeZone={visit.timeZone}
          onSay={(event) => change({ kind: 'consent', event })}
        />
      }
    >
      {step === 'look' && <ScarLookStep draft={draft} />}
      {step === 'care' && (
        <>
          <ScarWork
            draft={draft}
            facts={facts}
            timeZone={visit.timeZone}
            last={before?.scar ?? null}
          />
          <ScarHome draft={draft} />
        </>
      )}
      {step === 'goals' && (
        <>
          <Goals
            goals={part.goals}
            before={before}
            today={dayOf(visit.startAt, visit.timeZone)}
            onSet={(goal, set) => change({ kind: 'setGoal', goal, set })}
          />
          <Response
            response={part.response}
            words={part.responseWords}
            onSet={(set) => change({ kind: 'set', set })}
          />
        </>
      )}
    </PartFrame>
  )
}
