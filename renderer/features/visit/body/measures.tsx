import { Notice } from '#renderer/ui/show/notice'
import {
  bodyWorkRefusalWords,
  calvesDiffer,
  movesLess,
} from '#shared/domain/clinical/body/body-rules'
import type { BodyChange } from '#shared/domain/clinical/body/change-body'
import type { HandsOnFacts } from '#shared/domain/clinical/body/facts'
import { babyMovesWords, bowelsWords, gaitWords } from '#shared/domain/clinical/body/words'
import { Amount, Choices, optionsOf, Rating, Words } from '../session/inputs'
import classes from '../session/session.module.css'
import type { BodyDraft } from './draft-kinds'

interface MeasuresProps {
  readonly draft: BodyDraft
  readonly facts: HandsOnFacts
}

const moves = optionsOf(babyMovesWords)
const bowelChoices = optionsOf(bowelsWords)
const gaits = optionsOf(gaitWords)

/** What is measured or asked once: it comes before the hands. */
export function Measures({ draft, facts }: MeasuresProps) {
  const { part, change } = draft
  const set = (values: Extract<BodyChange, { kind: 'set' }>['set']) =>
    change({ kind: 'set', set: values })
  return (
    <div className={classes.part}>
      {facts.stage === 'pregnant' && (
        <>
          <Choices
            label="The baby moves today"
            value={part.babyMoves}
            options={moves}
            onChange={(babyMoves) => set({ babyMoves })}
          />
          {movesLess(part, facts) && (
            <Notice meaning="stop" title="Stop, and call now">
              {bodyWorkRefusalWords({ kind: 'babyMovesLess' })}
            </Notice>
          )}
        </>
      )}
      <div className={classes.line}>
        <Amount
          label="Left calf, around"
          unit="cm"
          decimals={1}
          value={part.calfLeftCm}
          onChange={(calfLeftCm) => set({ calfLeftCm })}
        />
        <Amount
          label="Right calf, around"
          unit="cm"
          decimals={1}
          value={part.calfRightCm}
          onChange={(calfRightCm) => set({ calfRightCm })}
        />
        <span className={classes.quiet}>10 cm below the bump under the knee.</span>
      </div>
      {calvesDiffer(part) && (
        <Notice meaning="stop" title="Stop, and call today">
          {bodyWorkRefusalWords({ kind: 'calvesDiffer' })}
        </Notice>
      )}
      <details className={classes.fold}>
        <summary>Tired, bowels, how she walks</summary>
        <div className={classes.part}>
          <Rating
            label="How tired"
            value={part.fatigue ?? null}
            onChange={(fatigue) => set({ fatigue })}
          />
          <Choices
            label="Bowels"
            value={part.bowels ?? null}
            options={bowelChoices}
            onChange={(bowels) => set({ bowels })}
          />
          <Choices
            label="How she walks"
            value={part.gait ?? null}
            options={gaits}
            onChange={(gait) => set({ gait })}
          />
        </div>
      </details>
      {facts.stage !== 'pregnant' && (
        <Words
          label="Belly muscles, as her provider or physical therapist measured"
          help="Their finding, in finger widths or cm. It is not graded here."
          value={part.diastasis}
          maxLength={300}
          onChange={(diastasis) => set({ diastasis })}
        />
      )}
    </div>
  )
}
