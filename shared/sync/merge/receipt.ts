import type { Letter, ReceiptRecord } from '../../schema/receipt'
import { fields } from './rules'

/**
 * The book of money is written once and never changed: there is nothing to merge. Said differently on two
 * laptops under one id, one stands whole and the other is shown. Only a letter is written on.
 */
export const receipt = fields<ReceiptRecord>(
  {
    letter: fields<Letter>({}, [
      ['providerId', 'providerName', 'providerNpi'],
      ['issuedOn', 'expiresOn'],
    ]),
  },
  [['kind', 'clientId', 'visitId', 'startAt', 'receipt', 'payment', 'refund', 'void', 'superbill']],
)
