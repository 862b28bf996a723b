import { memo } from 'react'
import { useSession } from '#renderer/data/session'
import { taughtWords, teachBackWords } from '#shared/domain/clinical/breast/words'
import type { Taught, TaughtTopic } from '#shared/schema/breast-session'
import { Choices, optionsOf, Words } from './inputs'
import classes from './session.module.css'
import type { BreastDraft } from './use-breast-draft'

const topics = optionsOf(taughtWords)
const answers = optionsOf(teachBackWords)

/** What she was taught, and whether she could show it back. */
export function AftercareStage({ draft }: { readonly draft: BreastDraft }) {
  const { session, change } = draft
  const known = new Map(session.taught.map((one) => [one.topic, one.teachBack]))
  return (
    <div className={classes.part}>
      {topics.map(({ value }) => (
        <Topic key={value} topic={value} teachBack={known.get(value) ?? null} change={change} />
      ))}
      <Words
        label="Handout left with her"
        help="Its name and edition, as it stands at its foot."
        value={session.handout}
        maxLength={120}
        onChange={(handout) => change({ kind: 'setHandout', handout })}
      />
    </div>
  )
}

interface TopicProps {
  readonly topic: TaughtTopic
  readonly teachBack: Taught['teachBack'] | null
  readonly change: BreastDraft['change']
}

const Topic = memo(function Topic({ topic, teachBack, change }: TopicProps) {
  const { now } = useSession()
  return (
    <Choices
      label={taughtWords[topic]}
      value={teachBack}
      options={answers}
      onChange={(next) => change({ kind: 'teach', topic, teachBack: next, at: now() })}
    />
  )
})
