import { Section } from '#renderer/ui/page/section'
import { type RiskRule, riskRuleWords } from '#shared/domain/caseload/risks'
import { howCounted } from '#shared/domain/caseload/words'
import classes from './caseload.module.css'

const rules = Object.keys(riskRuleWords) as RiskRule[]

/** No figure without how it is counted, and no place on the list without its rule. */
export function HowCounted({ withoutCost }: { readonly withoutCost: number }) {
  return (
    <Section title="How it is counted">
      {withoutCost > 0 && (
        <p>
          {withoutCost === 1
            ? '1 item that was used has no cost yet, so it is missing in the supplies.'
            : `${withoutCost} items that were used have no cost yet, so they are missing in the supplies.`}
        </p>
      )}
      <details>
        <summary>Each figure, and each rule of the list</summary>
        <dl className={classes.counted}>
          {howCounted.map(({ title, words }) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd>{words}</dd>
            </div>
          ))}
          <div>
            <dt>Whom to look at</dt>
            <dd>
              The gravest reason decides, then how many there are, then the oldest. The rules:
              <ul>
                {rules.map((rule) => (
                  <li key={rule}>{riskRuleWords[rule]}</li>
                ))}
              </ul>
            </dd>
          </div>
        </dl>
      </details>
    </Section>
  )
}
