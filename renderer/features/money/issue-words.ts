import type { IssuingRefusal } from '#renderer/data/commands/take-payment'
import { referenceWords } from '#shared/domain/money/receipt-form'
import type { ActRefusal } from '#shared/domain/money/take-payment'

export const issueWords: Readonly<Record<IssuingRefusal['code'], string>> = {
  incomplete: 'Something that a receipt must say is still missing. It is listed beside the form.',
  chargedAlready: 'This visit has a receipt already. Make that one void first.',
  tooMuch: 'More than is open. What is over may be a tip: enter it there.',
  noPackage: 'This package has no visit left for this client.',
  notVoid: 'The receipt before was put right already, or is not void.',
  gone: 'The client is not on this laptop any more.',
  ...referenceWords,
}

export const actWords: Readonly<Record<ActRefusal, string>> = {
  gone: 'This receipt is not on this laptop any more.',
  void: 'This receipt is void.',
  tooMuch: 'That is more than there is.',
  nothing: 'Enter an amount.',
  noReason: 'Write why: it stands on the receipt from then on.',
  packageUsed:
    'Visits of this package were used already. Make their receipts void first, or give back what is left of it.',
  ...referenceWords,
}
