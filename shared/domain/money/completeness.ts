import type { Issuer, Receipt } from '#shared/schema/receipt'

/** What a receipt must say (clinical rulebook, section 10), and does not. */
export type MissingFact =
  | 'practiceName'
  | 'address'
  | 'phone'
  | 'taxId'
  | 'therapistName'
  | 'credential'
  | 'licenceNumber'
  | 'licenceState'
  | 'clientName'
  | 'lines'
  | 'servedOn'
  | 'description'
  | 'minutes'

/** Where it is entered. */
export type MissingAt = 'practice' | 'prices' | 'you' | 'client' | 'receipt'

export const missingWords: Readonly<
  Record<MissingFact, { readonly what: string; readonly at: MissingAt }>
> = {
  practiceName: { what: 'The name of the practice', at: 'practice' },
  address: { what: 'The address of the practice', at: 'practice' },
  phone: { what: 'The phone of the practice', at: 'practice' },
  taxId: { what: 'The tax ID (EIN)', at: 'prices' },
  therapistName: { what: 'The name of the therapist', at: 'you' },
  credential: { what: 'The title on the license, such as LMT', at: 'you' },
  licenceNumber: { what: 'The license number', at: 'you' },
  licenceState: { what: 'The state of the license', at: 'you' },
  clientName: { what: 'The name of the client', at: 'client' },
  lines: { what: 'What was done or sold', at: 'receipt' },
  servedOn: { what: 'The day of the session', at: 'receipt' },
  description: { what: 'What the session is called on the receipt', at: 'receipt' },
  minutes: { what: 'How many minutes the session took', at: 'receipt' },
}

const isBlank = (text: string): boolean => text.trim() === ''

/**
 * What keeps a receipt from being complete; empty when nothing does. Number, amounts, balance and the
 * place of service are there by themselves; a payment brings its method and day along.
 */
export function missingFrom(receipt: {
  readonly issuer: Issuer
  readonly clientName: string
  readonly lines: readonly Pick<
    Receipt['lines'][number],
    'kind' | 'servedOn' | 'description' | 'minutes'
  >[]
}): readonly MissingFact[] {
  const { issuer, clientName, lines } = receipt
  const { address } = issuer
  const sessions = lines.filter(({ kind }) => kind === 'session')
  const has: Readonly<Record<MissingFact, boolean>> = {
    practiceName: !isBlank(issuer.practiceName),
    address: ![address.street, address.city, address.region, address.postalCode].some(isBlank),
    phone: !isBlank(issuer.phone),
    taxId: !isBlank(issuer.taxId),
    therapistName: !isBlank(issuer.therapistName),
    credential: !isBlank(issuer.licenceTitle),
    licenceNumber: !isBlank(issuer.licenceNumber),
    licenceState: !isBlank(issuer.licenceState),
    clientName: !isBlank(clientName),
    lines: lines.length > 0,
    servedOn: sessions.every(({ servedOn }) => servedOn !== null),
    description: lines.every(({ description }) => !isBlank(description)),
    minutes: sessions.every(({ minutes }) => minutes !== null && minutes > 0),
  }
  return (Object.keys(has) as MissingFact[]).filter((fact) => !has[fact])
}
