import { Row, Rows } from '#renderer/ui/page/rows'
import { Section } from '#renderer/ui/page/section'
import { Notice } from '#renderer/ui/show/notice'
import { Status } from '#renderer/ui/show/status'
import {
  isSetUp,
  setUpAdvice,
  setUpLines,
  setUpOutcomeWords,
  setUpStepWords,
} from '#shared/domain/sync/server-words'
import type { SetUpStep } from '#shared/ipc/server-contract'
import classes from './settings.module.css'

/** What setting the server up looked at, and how each thing stands now. */
export function SetUpList({ steps }: { readonly steps: readonly SetUpStep[] }) {
  return (
    <div className={classes.setUp}>
      <Section title="What was set up">
        <Rows label="What was set up on the server">
          {setUpLines(steps).map(({ step, outcome }) => (
            <Row
              key={step}
              title={setUpStepWords[step]}
              trailing={
                <Status meaning={setUpOutcomeWords[outcome].meaning} plain>
                  {setUpOutcomeWords[outcome].word}
                </Status>
              }
            />
          ))}
        </Rows>
        {!isSetUp(steps) && (
          <div role="alert">
            <Notice meaning="attention" title="The server is not ready yet">
              One of the steps did not work. Your records are on this laptop, as they were.{' '}
              {setUpAdvice(steps)}
            </Notice>
          </div>
        )}
      </Section>
    </div>
  )
}
