import { useState } from 'react'
import type { BeforeThisVisit } from '#renderer/data/queries/hands-on-sessions'
import type { VisitSheet } from '#renderer/data/queries/visit-sheet'
import { isBlankBody } from '#shared/domain/clinical/body/body-standing'
import { isStopped } from '#shared/domain/clinical/body/consent'
import type { HandsOnFacts } from '#shared/domain/clinical/body/facts'
import { timingWords } from '#shared/domain/clinical/body/words'
import { foundInBody } from '#shared/domain/notes/found-in-session'
import { dayOf } from '#shared/domain/time/calendar-day'
import type { BodyAreaName } from '#shared/schema/body-session'
import type { Note } from '#shared/schema/note'
import type { Visit } from '#shared/schema/visit'
import { FoundNotice } from '../found-notice'
import { AreasStep } from './areas-step'
import { AskStrip } from './ask-strip'
import { bodyKind } from './draft-kinds'
import { Goals, Response } from './goals-and-response'
import { Measures } from './measures'
import { PartFrame, type Step } from './part-frame'
import { useHandsOnDraft } from './use-hands-on-draft'
import { WorkStep } from './work-step'

export interface PartProps {
  readonly sheet: VisitSheet
  readonly onToDoor: (clientId: string) => void
  readonly visit: Visit
  readonly note: Note | null
  readonly noteId: string
  readonly facts: HandsOnFacts
  readonly before: BeforeThisVisit | null
}

type StepName = 'areas' | 'work' | 'goals'

/** Body work before or after birth: what is there, what is done, what came of it. */
export function BodyWork(props: PartProps) {
  const { sheet, visit, note, noteId, facts, before, onToDoor } = props
  const target = { noteId, visitId: visit.id, clientId: visit.clientId }
  const draft = useHandsOnDraft(target, note, facts, bodyKind)
  const { part, change } = draft
  const stopped = facts.saidStop || isStopped(part.consents)
  const [step, setStep] = useState<StepName>('areas')
  const [area, setArea] = useState<BodyAreaName | null>(null)
  const running = part.rows.at(-1)
  const workedOn = running?.minutes === null ? running.area : null
  const steps: readonly Step<StepName>[] = [
    { name: 'areas', words: 'Areas', count: part.areas.length },
    { name: 'work', words: 'Work', count: part.rows.length },
    { name: 'goals', words: 'Goals and response', count: part.goals.length },
  ]
  return (
    <PartFrame
      title={facts.stage === 'pregnant' ? 'Prenatal body work' : 'Body work'}
      timing={timingWords(isBlankBody(part) ? { ...part.timing, ...nowOf(facts) } : part.timing)}
      draft={draft}
      stopped={stopped}
      stoppedElsewhere={stopped && !isStopped(part.consents)}
      steps={steps}
      step={step}
      onStep={setStep}
      notices={
        <FoundNotice
          sheet={sheet}
          clientId={visit.clientId}
          findings={foundInBody(part)}
          onToDoor={onToDoor}
        />
      }
      strip={
        <AskStrip
          consents={part.consents}
          stopped={stopped}
          area={workedOn ?? area}
          hasAreas
          timeZone={visit.timeZone}
          onSay={(event) => change({ kind: 'consent', event })}
        />
      }
    >
      {step === 'areas' && (
        <>
          <AreasStep draft={draft} facts={facts} area={area} onArea={setArea} />
          <Measures draft={draft} facts={facts} />
        </>
      )}
      {step === 'work' && (
        <WorkStep
          draft={draft}
          facts={facts}
          area={area}
          onArea={setArea}
          timeZone={visit.timeZone}
          last={before?.body ?? null}
        />
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

/** Until something is written, the chart as it stands counts. */
export const nowOf = ({ stage, daysSinceBirth, gestationDays }: HandsOnFacts) => ({
  stage,
  days: stage === 'pregnant' ? gestationDays : daysSinceBirth,
})
