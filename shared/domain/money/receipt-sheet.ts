import type { Issuer, Receipt, ReceiptLine, Superbill } from '#shared/schema/receipt'
import { dateWords } from '../clients/words'
import { escapeHtml } from '../print/escape-html'
import type { ReceiptStanding } from './book'
import { type Cents, centsWords, percentWords, sumCents } from './cents'
import { numberWords } from './numbers'
import { grossOf } from './receipt-totals'
import { lineKindWords, methodWords, placeWords } from './words'

export const moneyStyle = `
  @page { margin: 18mm 20mm; }
  body { margin: 0; font: 11pt/1.45 "Inter Variable", system-ui, sans-serif; color: #111; background: #fff; font-variant-numeric: tabular-nums; }
  h1 { font-size: 18pt; margin: 0; } h2 { font-size: 12pt; margin: 7mm 0 2mm; } p { margin: 0 0 1.5mm; }
  header { display: flex; justify-content: space-between; gap: 10mm; border-bottom: .8pt solid #111; padding-bottom: 4mm; margin-bottom: 5mm; }
  header > * { min-width: 0; overflow-wrap: anywhere; } header .side { text-align: end; flex: none; }
  dl { display: grid; grid-template-columns: 42mm 1fr; gap: 1mm 4mm; margin: 0; } dt { color: #333; } dd { margin: 0; overflow-wrap: anywhere; }
  table { width: 100%; border-collapse: collapse; } th { text-align: start; font-weight: 600; border-bottom: .6pt solid #111; padding: 1mm 2mm 1mm 0; }
  td { padding: 1.4mm 2mm 1.4mm 0; vertical-align: top; border-bottom: .3pt solid #999; overflow-wrap: anywhere; } thead { display: table-header-group; } tr { break-inside: avoid; }
  .sum { text-align: end; padding-inline-end: 0; white-space: nowrap; overflow-wrap: normal; } tr.total td { font-weight: 650; border-bottom: .8pt solid #111; }
  .quiet { color: #333; font-size: 9.5pt; } .void { border: 1.5pt solid #111; padding: 3mm; font-weight: 650; margin-bottom: 5mm; }
  .sign { margin-top: 14mm; width: 80mm; border-top: .6pt solid #111; padding-top: 1mm; } footer { margin-top: 8mm; }
`

export const moneyPage = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>${moneyStyle}</style></head>
<body>${body}</body></html>`

const lines = (parts: readonly string[]): string =>
  parts
    .filter((part) => part.trim() !== '')
    .map((part) => `<p>${escapeHtml(part)}</p>`)
    .join('')

export function issuerHead(issuer: Issuer, title: string, side: readonly string[]): string {
  const { address } = issuer
  const place = [
    [address.street, address.unit].filter(Boolean).join(', '),
    [address.city, [address.region, address.postalCode].filter(Boolean).join(' ')]
      .filter(Boolean)
      .join(', '),
  ]
  const npi = issuer.practiceNpi && `NPI ${issuer.practiceNpi}`
  const known = [issuer.phone, issuer.email, issuer.taxId && `Tax ID ${issuer.taxId}`, npi]
  return `<header><div><p><strong>${escapeHtml(issuer.practiceName)}</strong></p>${lines([...place, ...known])}</div>
<div class="side"><h1>${escapeHtml(title)}</h1>${lines(side)}</div></header>`
}

export const therapistWords = (issuer: Issuer): string =>
  [
    `${issuer.therapistName}, ${issuer.licenceTitle}`,
    `license ${issuer.licenceState} ${issuer.licenceNumber}`,
    issuer.therapistNpi && `NPI ${issuer.therapistNpi}`,
  ]
    .filter(Boolean)
    .join(' · ')

export const fact = (name: string, value: string): string =>
  value ? `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>` : ''

const codeOf = { home: '12', office: '11', other: '99' } as const

/** A receipt as it was issued, with what followed it; nothing of anybody's health stands on it. */
export function receiptSheet(standing: ReceiptStanding): string {
  const { receipt, voided } = standing
  const { issuer } = receipt
  const side = [numberWords(receipt.number), `Issued ${dateWords(receipt.issuedOn)}`]
  const stamp = voided
    ? `<p class="void">Void since ${escapeHtml(dateWords(voided.voidedOn))}: ${escapeHtml(voided.reason)}</p>`
    : ''
  const facts = [
    fact('Client', receipt.clientName),
    fact('Date of birth', receipt.clientBornOn ? dateWords(receipt.clientBornOn) : ''),
    fact('Therapist', therapistWords(issuer)),
    fact('Place of service', placeWords[receipt.placeOfService]),
  ].join('')
  return moneyPage(
    `Receipt ${numberWords(receipt.number)}`,
    `${issuerHead(issuer, 'Receipt', side)}${stamp}<dl>${facts}</dl>
<h2>For</h2>${linesTable(receipt)}
${paymentsPart(standing)}
${receipt.note ? `<p>${escapeHtml(receipt.note)}</p>` : ''}
<p class="sign">${escapeHtml(issuer.therapistName)}, ${escapeHtml(issuer.licenceTitle)}</p>
<footer class="quiet"><p>${escapeHtml(eligibility(receipt))}</p></footer>`,
  )
}

/** Said without a promise: whether anything is paid back is the plan's to decide. */
function eligibility(receipt: Receipt): string {
  const out = [
    receipt.tipCents > 0 && 'Tips are not eligible for FSA or HSA.',
    receipt.lines.some(({ sold }) => sold !== null) &&
      'Visits paid ahead are not eligible until they were held; each then has a receipt of its own.',
    'Not submitted to an insurer. Your plan decides what it pays back.',
  ]
  return out.filter(Boolean).join(' ')
}

function linesTable(receipt: Receipt): string {
  const rows = receipt.lines.map((line) => {
    const day = line.servedOn ? dateWords(line.servedOn) : ''
    const tip = line.kind === 'tip' ? ' (not eligible for FSA or HSA)' : ''
    return `<tr><td>${escapeHtml(day)}</td><td>${escapeHtml(lineText(line))}${tip}</td><td class="sum">${line.quantity}</td><td class="sum">${centsWords(grossOf(line))}</td></tr>`
  })
  const sum = (label: string, amount: string, strong = false) =>
    `<tr${strong ? ' class="total"' : ''}><td></td><td colspan="2">${escapeHtml(label)}</td><td class="sum">${amount}</td></tr>`
  const off = receipt.discount
    ? `Discount${receipt.discount.reason ? `: ${receipt.discount.reason}` : ''}`
    : ''
  return `<table><thead><tr><th>Date of service</th><th>What</th><th class="sum">Number</th><th class="sum">Amount</th></tr></thead><tbody>
${rows.join('\n')}
${receipt.discountCents > 0 ? sum(off, `−${centsWords(receipt.discountCents)}`) : ''}
${receipt.taxCents > 0 ? sum(`Sales tax ${percentWords(receipt.taxMilliPercent)}`, centsWords(receipt.taxCents)) : ''}
${sum('Total', centsWords(receipt.totalCents), true)}</tbody></table>`
}

function lineText({ kind, description, minutes, sold }: ReceiptLine): string {
  if (sold) {
    const until = sold.expiresOn ? `, until ${dateWords(sold.expiresOn)}` : ''
    return `${description}: ${sold.visits} visits paid ahead${until}`
  }
  if (kind === 'tip' || kind === 'travel') return lineKindWords[kind]
  return minutes ? `${description}, ${minutes} min` : description
}

function paymentsPart({
  receipt,
  payments,
  refunds,
  owedCents,
  paidCents,
}: ReceiptStanding): string {
  const rows = [
    ...payments.map(({ act }) => ({
      day: act.paidOn,
      what: methodWords[act.method],
      reference: act.reference,
      amount: centsWords(act.amountCents),
    })),
    ...refunds.map(({ act }) => ({
      day: act.refundedOn,
      what: `Given back: ${methodWords[act.method]}`,
      reference: act.reference,
      amount: `−${centsWords(act.amountCents)}`,
    })),
  ]
  const shown = rows.map(
    ({ day, what, reference, amount }) =>
      `<tr><td>${escapeHtml(dateWords(day))}</td><td>${escapeHtml(what)}</td><td>${escapeHtml(reference)}</td><td class="sum">${amount}</td></tr>`,
  )
  const balance = `<tr class="total"><td></td><td colspan="2">Balance</td><td class="sum">${centsWords(owedCents)}</td></tr>`
  const head =
    '<thead><tr><th>Paid on</th><th>How</th><th>Reference</th><th class="sum">Amount</th></tr></thead>'
  const none = paidCents === 0 && receipt.totalCents > 0
  return `<h2>${none ? 'Not paid yet' : 'Paid'}</h2><table>${none ? '' : head}<tbody>${shown.join('')}${balance}</tbody></table>`
}

/** What was paid covers the sessions first, as a statement counts it; what was given back is not paid. */
function paidForSessions({ receipt, paidCents, refundedCents }: ReceiptStanding): Cents {
  const sessions = receipt.lines.filter(({ kind }) => kind === 'session')
  const chargedCents = sumCents(sessions.map(({ netCents, taxCents }) => netCents + taxCents))
  return Math.min(Math.max(0, paidCents - refundedCents), chargedCents)
}

/** The page that goes with a receipt to an insurer, sent by the client. */
export function superbillSheet(
  standing: ReceiptStanding,
  superbill: Superbill,
  letter: { readonly providerName: string; readonly issuedOn: string } | null,
): string {
  const { receipt } = standing
  const { issuer } = receipt
  const diagnoses = superbill.diagnoses.map(
    ({ code, providerName, providerNpi, onDay }, index) =>
      `<tr><td>${index + 1}</td><td>${escapeHtml(code)}</td><td>${escapeHtml(providerName)}${providerNpi ? `, NPI ${escapeHtml(providerNpi)}` : ''}</td><td>${escapeHtml(dateWords(onDay))}</td></tr>`,
  )
  const procedures = superbill.procedures.map(({ code, modifier, units, lineId }) => {
    const line = receipt.lines.find(({ id }) => id === lineId)
    return `<tr><td>${escapeHtml(line?.servedOn ? dateWords(line.servedOn) : '')}</td><td>${codeOf[receipt.placeOfService]}</td><td>${escapeHtml(code)}</td><td>${escapeHtml(modifier)}</td><td class="sum">${units}</td><td class="sum">${line?.minutes ?? ''}</td><td class="sum">${line ? centsWords(line.netCents + line.taxCents) : ''}</td></tr>`
  })
  const letterWords = letter ? `${letter.providerName}, ${dateWords(letter.issuedOn)}` : ''
  const facts = [
    fact('Client', receipt.clientName),
    fact('Date of birth', receipt.clientBornOn ? dateWords(receipt.clientBornOn) : ''),
    fact('Therapist', therapistWords(issuer)),
    fact('Referred by', superbill.referredBy),
    fact('Letter of need', letterWords),
    fact('Amount paid', centsWords(paidForSessions(standing))),
  ].join('')
  return moneyPage(
    `Superbill ${numberWords(receipt.number)}`,
    `${issuerHead(issuer, 'Superbill', [`Receipt ${numberWords(receipt.number)}`, `Made ${dateWords(superbill.madeOn)}`])}
${standing.voided ? '<p class="void">The receipt is void.</p>' : ''}<dl>${facts}</dl>
<h2>Diagnoses, as given by the client’s provider</h2>
<table><thead><tr><th></th><th>ICD-10-CM</th><th>Given by</th><th>On</th></tr></thead><tbody>${diagnoses.join('')}</tbody></table>
<h2>Services</h2>
<table><thead><tr><th>Date of service</th><th>Place</th><th>Code</th><th>Modifier</th><th class="sum">Units</th><th class="sum">Minutes</th><th class="sum">Charge</th></tr></thead><tbody>${procedures.join('')}</tbody></table>
<p class="sign">${escapeHtml(issuer.therapistName)}, ${escapeHtml(issuer.licenceTitle)}</p>
<footer class="quiet"><p>Not submitted to an insurer by the practice. The therapist gives no diagnosis; codes were entered by the practice. Tips and travel fees are not part of it. Whether anything is paid back is the insurer’s to decide.</p></footer>`,
  )
}
