import { methodWords, placeWords } from '../money/words'

const issuerWords = {
  'issuer.practiceName': 'Practice',
  'issuer.address': 'Address of the practice',
  'issuer.taxId': 'Tax ID',
  'issuer.practiceNpi': 'NPI of the practice',
  'issuer.therapistId': 'Therapist',
  'issuer.therapistName': 'Name of the therapist',
  'issuer.licenceTitle': 'Title',
  'issuer.licenceNumber': 'License number',
  'issuer.licenceState': 'State of the license',
  'issuer.therapistNpi': 'NPI of the therapist',
} as const

const lineWords = {
  lines: 'Lines',
  'lines.description': 'What for',
  'lines.servedOn': 'Day of the session',
  'lines.serviceId': 'Service',
  'lines.minutes': 'Minutes',
  'lines.quantity': 'How many',
  'lines.unitCents': 'Price',
  'lines.taxable': 'Taxed',
  'lines.netCents': 'After the discount',
  'lines.taxCents': 'Sales tax',
  'lines.sold': 'Visits paid ahead',
  'lines.sold.visits': 'Visits',
} as const

const under = (part: string, words: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(words).map(([path, word]) => [`${part}.${path}`, word]))

const paidWords = {
  receiptId: 'Receipt',
  amountCents: 'Amount',
  method: 'How',
  reference: 'Reference',
  packageId: 'Package',
} as const

/** What the fields of the book of money are called, see field-words.ts. */
export const receiptFieldWords: Readonly<Record<string, string>> = {
  visitId: 'Visit',
  startAt: 'Written down at',
  receipt: 'Receipt',
  ...under('receipt', {
    number: 'Number',
    'number.series': 'Row',
    'number.sequence': 'Number in the row',
    issuedOn: 'Issued on',
    issuer: 'Issued by',
    ...issuerWords,
    clientName: 'Who was treated',
    clientBornOn: 'Date of birth',
    placeOfService: 'Where',
    ...lineWords,
    discount: 'Discount',
    'discount.value': 'How much',
    'discount.reason': 'Reason',
    taxMilliPercent: 'Sales tax (thousandths of a percent)',
    subtotalCents: 'Before discount and tax',
    discountCents: 'Discount',
    taxCents: 'Sales tax',
    tipCents: 'Tip',
    totalCents: 'Total',
    replacesId: 'In place of',
  }),
  payment: 'Payment',
  ...under('payment', { ...paidWords, paidOn: 'Paid on' }),
  refund: 'Given back',
  ...under('refund', { ...paidWords, refundedOn: 'Given back on', reason: 'Reason' }),
  void: 'Void',
  ...under('void', { receiptId: 'Receipt', voidedOn: 'Void since', reason: 'Reason' }),
  superbill: 'Superbill',
  ...under('superbill', {
    receiptId: 'Receipt',
    madeOn: 'Made on',
    diagnoses: 'Diagnoses',
    'diagnoses.code': 'Code',
    'diagnoses.providerName': 'Given by',
    'diagnoses.providerNpi': 'NPI',
    'diagnoses.onDay': 'Given on',
    procedures: 'Procedures',
    'procedures.lineId': 'Line of the receipt',
    'procedures.code': 'Code',
    'procedures.modifier': 'Modifier',
    'procedures.units': 'Units',
    referredBy: 'Referred by',
    letterId: 'Letter of need',
  }),
  letter: 'Letter of need',
  ...under('letter', {
    providerName: 'Written by',
    providerNpi: 'NPI',
    issuedOn: 'Written on',
    condition: 'Condition',
    treatment: 'Treatment',
    frequency: 'How often',
    duration: 'How long',
    endedOn: 'Not used since',
  }),
}

/** Of the practice's own entry, its services and its items. */
export const priceFieldWords: Readonly<Record<string, string>> = {
  'service.travelFeeCents': 'Travel fee',
  'service.taxable': 'Taxed',
  'item.cost': 'What it costs',
  'item.cost.cents': 'Price',
  'item.cost.quantity': 'For how many',
  'practice.money': 'Money',
  'practice.money.taxId': 'Tax ID',
  'practice.money.npi': 'NPI of the practice',
  'practice.money.taxMilliPercent': 'Sales tax (thousandths of a percent)',
  'practice.money.travelFeeCents': 'Travel fee',
  'practice.money.wording': 'How sessions read on receipts',
  'practice.money.packages': 'Packages',
  'practice.money.packages.serviceId': 'Service',
  'practice.money.packages.visits': 'Visits',
  'practice.money.packages.priceCents': 'Price',
  'practice.money.packages.validMonths': 'Months it is good for',
}

/** Fixed answers by the last name of their field, see value-words.ts. */
export const moneyChoices = {
  kind: {
    receipt: 'Receipt',
    payment: 'Payment',
    refund: 'Given back',
    void: 'Void',
    superbill: 'Superbill',
    letter: 'Letter of need',
    travel: 'Travel fee',
    package: 'Package',
    tip: 'Tip',
    amount: 'Amount',
    percent: 'Percentage',
  },
  method: methodWords,
  placeOfService: placeWords,
  wording: { plain: 'Plainly', named: 'By the name of the service' },
} as const
