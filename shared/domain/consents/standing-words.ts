import type { Consent } from '../../schema/consent'
import { shortDateWords } from '../clients/words'
import { type Day, dayOf, type Instant } from '../time/calendar-day'
import { consentStanding } from './consent-standing'

interface When {
  readonly now: Instant
  readonly today: Day
  readonly timeZone: string
}

/** "Valid until …", "Expired …", "Taken back …", "Valid". */
export function standingWords(
  consent: Pick<Consent, 'startAt' | 'expiresOn' | 'withdrawals' | 'kind'>,
  when: When,
): string {
  const until = consent.expiresOn ? shortDateWords(consent.expiresOn, when.today) : ''
  switch (consentStanding(consent, when)) {
    case 'withdrawn': {
      const at = consent.withdrawals[0]?.at
      return at
        ? `Taken back ${shortDateWords(dayOf(at, when.timeZone), when.today)}`
        : 'Taken back'
    }
    case 'expired':
      return `Expired ${until}`
    case 'notYet':
      return 'Begins later'
    case 'current':
      if (consent.kind === 'session') return 'For one session'
      return until ? `Valid until ${until}` : 'Valid'
  }
}
