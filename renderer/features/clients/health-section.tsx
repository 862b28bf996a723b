import { fullName } from '#renderer/data/queries/client-directory'
import { allProviders } from '#renderer/data/queries/practice'
import { useLive } from '#renderer/data/use-live'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { Section } from '#renderer/ui/page/section'
import { KeyValue, KeyValues } from '#renderer/ui/show/key-value'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import { clearanceState } from '#shared/domain/clients/clearance-state'
import { birthModeWords, feedingWords, shortDateWords } from '#shared/domain/clients/words'
import { clearanceScopeWords } from '#shared/domain/consents/words'
import type { Chart, Clearance, ParentChart } from '#shared/schema/chart'
import type { Client } from '#shared/schema/client'
import classes from './clients.module.css'
import { Letter } from './letter'

interface HealthSectionProps {
  readonly parent: Client
  readonly babies: readonly Client[]
  readonly charts: ReadonlyMap<string, Chart>
  readonly clock: PracticeClock
}

/** Birth facts, clearances, medicines and what else is known, person by person where it matters. */
export function HealthSection({ parent, babies, charts, clock }: HealthSectionProps) {
  const facts = charts.get(parent.id)?.parent ?? null
  return (
    <>
      <Section title={facts?.stage === 'pregnant' ? 'Pregnancy' : 'Birth and health'}>
        <KeyValues>
          {facts && <BirthFacts facts={facts} today={clock.today} />}
          {!facts && <KeyValue label="Birth" />}
        </KeyValues>
      </Section>
      {[parent, ...babies].map((person) => (
        <PersonHealth
          key={person.id}
          person={person}
          chart={charts.get(person.id)}
          alone={babies.length === 0}
          clock={clock}
        />
      ))}
    </>
  )
}

function BirthFacts({ facts, today }: { readonly facts: ParentChart; readonly today: string }) {
  const pregnant = facts.stage === 'pregnant'
  const history = [
    facts.gravida === null ? '' : `${facts.gravida} pregnanc${facts.gravida === 1 ? 'y' : 'ies'}`,
    facts.para === null ? '' : `${facts.para} birth${facts.para === 1 ? '' : 's'}`,
  ].filter(Boolean)
  const birth = [
    facts.birthOn && shortDateWords(facts.birthOn, today),
    facts.birthMode && birthModeWords[facts.birthMode].toLowerCase(),
  ].filter(Boolean)
  return (
    <>
      {!pregnant && <KeyValue label="Birth">{birth.join(', ')}</KeyValue>}
      {(pregnant || facts.dueOn) && (
        <KeyValue label="Due date">{facts.dueOn && shortDateWords(facts.dueOn, today)}</KeyValue>
      )}
      {facts.birthNote && <KeyValue label="About the birth">{facts.birthNote}</KeyValue>}
      {history.length > 0 && <KeyValue label="So far">{history.join(', ')}</KeyValue>}
      {!pregnant && <KeyValue label="Feeding">{feedingWords[facts.feeding]}</KeyValue>}
      {!pregnant && facts.contactOn && (
        <KeyValue label="Word with her provider">{shortDateWords(facts.contactOn, today)}</KeyValue>
      )}
      {!pregnant && (
        <KeyValue label="Check-up">
          {facts.checkupOn && shortDateWords(facts.checkupOn, today)}
        </KeyValue>
      )}
      {facts.goals && <KeyValue label="Wishes">{facts.goals}</KeyValue>}
    </>
  )
}

interface PersonHealthProps {
  readonly person: Client
  readonly chart: Chart | undefined
  /** No babies: the person need not be named. */
  readonly alone: boolean
  readonly clock: PracticeClock
}

function PersonHealth({ person, chart, alone, clock }: PersonHealthProps) {
  const providers = useLive(allProviders)
  const infant = person.kind === 'infant'
  if (!chart) return null
  const { clearances, medications, conditions, note } = chart
  const nothing = clearances.length + medications.length + conditions.length === 0 && note === ''
  // Of a parent the empty answers matter too: whether hands-on work may happen hangs on them.
  if (nothing && infant) return null
  const nameOf = (id: string | null) => providers.value?.find((one) => one.id === id)?.name ?? ''
  return (
    <div className={classes.personHealth}>
      {!alone && (
        <h3 className={classes.personHeading}>
          <PersonName name={fullName(person.name)} wrap fallback={infant ? 'Baby' : 'Parent'} />
        </h3>
      )}
      <KeyValues>
        {(clearances.length > 0 || !infant) && (
          <KeyValue label="Clearances">
            {clearances.length > 0 && (
              <ul className={classes.plainList}>
                {clearances.map((clearance) => (
                  <ClearanceLine
                    key={clearance.id}
                    chart={chart}
                    clearance={clearance}
                    by={nameOf(clearance.providerId)}
                    today={clock.today}
                  />
                ))}
              </ul>
            )}
          </KeyValue>
        )}
        {(medications.length > 0 || !infant) && (
          <KeyValue label="Medicines">
            {medications.length > 0 && (
              <ul className={classes.plainList}>
                {medications.map((medicine) => (
                  <li key={medicine.id} dir="auto">
                    {[medicine.name, medicine.dose].filter(Boolean).join(' ')}
                    {medicine.note && <span className={classes.faint}> · {medicine.note}</span>}
                  </li>
                ))}
              </ul>
            )}
          </KeyValue>
        )}
        {conditions.length > 0 && <KeyValue label="Conditions">{conditions.join('\n')}</KeyValue>}
        {note && <KeyValue label="Health note">{note}</KeyValue>}
      </KeyValues>
    </div>
  )
}

const stateMeaning = { current: 'done', endsSoon: 'attention', expired: 'stop' } as const

function ClearanceLine(props: {
  readonly chart: Chart
  readonly clearance: Clearance
  readonly by: string
  readonly today: string
}) {
  const { clearance, today } = props
  const state = clearanceState(clearance, today)
  const until = shortDateWords(state.until, today)
  const covers = clearance.scopes?.map((one) => clearanceScopeWords[one].toLowerCase()).join(', ')
  const words = state.kind === 'expired' ? `Ended ${until}` : `Until ${until}`
  return (
    <li className={classes.inline}>
      <span dir="auto">{clearance.scope}</span>
      <Status meaning={stateMeaning[state.kind]}>{words}</Status>
      <span className={classes.faint}>
        given {shortDateWords(clearance.givenOn, today)}
        {props.by && ` by ${props.by}`}
        {clearance.expiresOn === null && ', usual 90 days'}
        {covers && ` · covers: ${covers}`}
      </span>
      {covers === '' && (
        <Status meaning="attention">Counts for nothing yet: say what it covers</Status>
      )}
      <Letter chart={props.chart} clearance={clearance} />
    </li>
  )
}
