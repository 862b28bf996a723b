import { Link } from '@tanstack/react-router'
import { paths } from '#renderer/app/paths'
import { Notice } from '#renderer/ui/show/notice'
import { type MissingAt, type MissingFact, missingWords } from '#shared/domain/money/completeness'
import classes from './money.module.css'

interface MissingFactsProps {
  readonly missing: readonly MissingFact[]
  readonly clientId: string
  /** The therapist's name, where it is somebody else's license. */
  readonly otherTherapist: string | null
}

const places: Readonly<Record<Exclude<MissingAt, 'receipt'>, string>> = {
  practice: 'Settings, Practice',
  prices: 'Money, Prices and details',
  you: 'Settings, You',
  client: 'the client’s page',
}

/** What a receipt must say and does not yet, each with the way to where it is entered. */
export function MissingFacts({ missing, clientId, otherTherapist }: MissingFactsProps) {
  if (missing.length === 0) return null
  return (
    <Notice
      meaning="attention"
      title={missing.includes('licenceNumber') ? 'No license number yet' : 'Not complete yet'}
    >
      A receipt can be issued once these are there. What you typed is kept.
      <ul className={classes.missing}>
        {missing.map((fact) => (
          <li key={fact}>
            {missingWords[fact].what}{' '}
            <Where at={missingWords[fact].at} clientId={clientId} otherTherapist={otherTherapist} />
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Where({
  at,
  clientId,
  otherTherapist,
}: Pick<MissingFactsProps, 'clientId' | 'otherTherapist'> & { readonly at: MissingAt }) {
  if (at === 'receipt') return null
  if (at === 'client') {
    return (
      <Link to={paths.editClient} params={{ clientId }}>
        {places.client}
      </Link>
    )
  }
  if (at === 'prices') {
    return (
      <Link to={paths.money} search={{ view: 'prices' }}>
        {places.prices}
      </Link>
    )
  }
  if (at === 'you' && otherTherapist !== null) {
    return (
      <>
        (on the laptop of {otherTherapist}: {places.you})
      </>
    )
  }
  return (
    <Link to={paths.settingsSection} params={{ section: at }}>
      {places[at]}
    </Link>
  )
}
