import type { Issuer } from '#shared/schema/receipt'
import { dateWords } from '../clients/words'
import { escapeHtml } from '../print/escape-html'
import { centsWords } from './cents'
import { numberWords } from './numbers'
import { fact, issuerHead, moneyPage, therapistWords } from './receipt-sheet'
import type { Statement } from './statement'

export interface StatementSheet {
  readonly statement: Statement
  readonly issuer: Issuer
  readonly clientName: string
  readonly madeOn: string
}

/** A year's sessions for a spending account, one a line, with each receipt's number. */
export function statementSheet({ statement, issuer, clientName, madeOn }: StatementSheet): string {
  const rows = statement.lines.map(
    (line) =>
      `<tr><td>${escapeHtml(dateWords(line.servedOn))}</td><td>${escapeHtml(line.description)}${line.minutes ? `, ${line.minutes} min` : ''}<br><span class="quiet">${escapeHtml(therapistWords(line.receipt.receipt.issuer))}</span></td><td>${escapeHtml(numberWords(line.receipt.receipt.number))}</td><td class="sum">${centsWords(line.chargedCents)}</td><td class="sum">${centsWords(line.travelCents)}</td><td class="sum">${centsWords(line.paidCents)}</td></tr>`,
  )
  const { year, chargedCents, travelCents, paidCents } = statement
  const tips =
    statement.tipCents > 0
      ? `Tips of ${centsWords(statement.tipCents)} are left out: they are not eligible. `
      : ''
  return moneyPage(
    `Statement ${year}`,
    `${issuerHead(issuer, `Statement ${year}`, [`Made ${dateWords(madeOn)}`])}<dl>${fact('Client', clientName)}</dl>
<h2>Sessions by their date of service</h2>
<table><thead><tr><th>Date of service</th><th>What, by whom</th><th>Receipt</th><th class="sum">Charged</th><th class="sum">Travel</th><th class="sum">Paid</th></tr></thead><tbody>
${rows.join('\n')}
<tr class="total"><td colspan="3">${statement.lines.length} ${statement.lines.length === 1 ? 'session' : 'sessions'}</td><td class="sum">${centsWords(chargedCents)}</td><td class="sum">${centsWords(travelCents)}</td><td class="sum">${centsWords(paidCents)}</td></tr></tbody></table>
<footer class="quiet"><p>${tips}Visits paid ahead are listed when they were held. Your plan decides what is eligible and what it pays back; a letter of need may be asked for.</p></footer>`,
  )
}
