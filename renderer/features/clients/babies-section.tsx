import { fullName } from '#renderer/data/queries/client-directory'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { Section } from '#renderer/ui/page/section'
import { useNamesHidden } from '#renderer/ui/show/hide-names'
import { PersonName } from '#renderer/ui/show/person-name'
import { babyAge, correctedAge, gestationWords, weightWords } from '#shared/domain/clients/ages'
import { feedingWords, shortDateWords } from '#shared/domain/clients/words'
import type { Chart } from '#shared/schema/chart'
import type { Client } from '#shared/schema/client'
import classes from './clients.module.css'

interface BabiesSectionProps {
  readonly babies: readonly Client[]
  readonly charts: ReadonlyMap<string, Chart>
  readonly clock: PracticeClock
}

/** Each baby is a person of its own; side by side, so that twins are never taken for one another. */
export function BabiesSection({ babies, charts, clock }: BabiesSectionProps) {
  if (babies.length === 0) return null
  return (
    <Section title={babies.length === 1 ? 'Baby' : `${babies.length} babies`}>
      <ul className={classes.babies}>
        {babies.map((baby) => (
          <Baby key={baby.id} baby={baby} chart={charts.get(baby.id)} clock={clock} />
        ))}
      </ul>
    </Section>
  )
}

function Baby(props: {
  readonly baby: Client
  readonly chart: Chart | undefined
  readonly clock: PracticeClock
}) {
  const { baby, chart, clock } = props
  const namesHidden = useNamesHidden()
  const facts = chart?.infant
  const born = baby.dateOfBirth
  const corrected = born
    ? correctedAge(born, facts?.gestationAtBirthDays ?? null, clock.today)
    : null
  const lines = [
    born && !namesHidden && `Born ${shortDateWords(born, clock.today)}`,
    facts?.gestationAtBirthDays && `at ${gestationWords(facts.gestationAtBirthDays)}`,
    facts?.birthWeightG && weightWords(facts.birthWeightG),
  ].filter(Boolean)
  const more = [
    corrected && `Corrected age ${corrected}`,
    facts && facts.feeding !== 'unknown' && feedingWords[facts.feeding],
    facts?.nicu === 'yes' && 'Was in the NICU',
    facts?.cordHealed === 'no' && 'Cord not healed yet',
  ].filter(Boolean)
  return (
    <li className={classes.baby}>
      <p className={classes.babyHead}>
        <PersonName name={fullName(baby.name)} wrap strong fallback="Baby, no name yet" />
        {born && <span className={classes.babyAge}>{babyAge(born, clock.today)}</span>}
      </p>
      {baby.pronouns && <p className={classes.faint}>{baby.pronouns}</p>}
      <p>{lines.length > 0 ? lines.join(' · ') : 'Birth date not recorded'}</p>
      {more.map((line) => (
        <p key={String(line)}>{line}</p>
      ))}
    </li>
  )
}
