import { Button } from '@mantine/core'
import { useState } from 'react'
import { paths } from '#renderer/app/paths'
import { allStaff } from '#renderer/data/queries/practice'
import { useRecordPlace } from '#renderer/data/sync/use-record-place'
import { useLive } from '#renderer/data/use-live'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { LinkButton } from '#renderer/ui/page/link-button'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { Row, Rows } from '#renderer/ui/page/rows'
import { Section } from '#renderer/ui/page/section'
import { KeyValue, KeyValues } from '#renderer/ui/show/key-value'
import { Notice } from '#renderer/ui/show/notice'
import { PersonName } from '#renderer/ui/show/person-name'
import { PlaceMark } from '#renderer/ui/show/place-mark'
import { Status } from '#renderer/ui/show/status'
import { dateWords } from '#shared/domain/clients/words'
import type { MoneyBook, ReceiptStanding } from '#shared/domain/money/book'
import { centsWords, percentWords } from '#shared/domain/money/cents'
import { letterOn } from '#shared/domain/money/letters'
import { numberWords } from '#shared/domain/money/numbers'
import { receiptSheet, superbillSheet } from '#shared/domain/money/receipt-sheet'
import { addsUp, grossOf } from '#shared/domain/money/receipt-totals'
import { refundableCents } from '#shared/domain/money/take-payment'
import { lineKindWords, methodWords, placeWords, standingWords } from '#shared/domain/money/words'
import { MoneyActForm, VoidForm } from './act-forms'
import classes from './money.module.css'
import { PaperButtons } from './paper-buttons'
import { SuperbillForm } from './superbill-form'

interface ReceiptDetailProps {
  readonly standing: ReceiptStanding
  readonly book: MoneyBook
  readonly clock: PracticeClock
  readonly onOpen: (receiptId: string) => void
}

type Act = 'pay' | 'refund' | 'void' | 'superbill'

/** One receipt as it was issued, what followed it, and what can be done next. */
export function ReceiptDetail({ standing, book, clock, onOpen }: ReceiptDetailProps) {
  const { receipt, record, voided, replacedById, owedCents, overCents, twiceOf } = standing
  const [act, setAct] = useState<Act | null>(null)
  const place = useRecordPlace([['receipts', record.id]])
  const number = numberWords(receipt.number)
  const { meaning, word } = standingWords(standing)
  const close = () => setAct(null)
  const servedOn = receipt.lines.find((line) => line.servedOn)?.servedOn ?? null
  const letter = servedOn ? letterOn(book.letters, record.clientId, servedOn) : null
  const replacement = replacedById ? book.byId.get(replacedById) : undefined
  const twin = twiceOf ? book.byId.get(twiceOf) : undefined
  const canReplace = voided !== null && replacedById === null
  const primary =
    owedCents > 0 && act === null ? (
      <Button onClick={() => setAct('pay')}>Take payment</Button>
    ) : canReplace ? (
      <LinkButton
        to={paths.takePayment}
        search={{
          clientId: record.clientId,
          replacesId: record.id,
          ...(record.visitId ? { visitId: record.visitId } : {}),
          ...(receipt.lines.some(({ sold }) => sold !== null) ? { sells: 'package' } : {}),
        }}
      >
        Make a corrected receipt
      </LinkButton>
    ) : undefined
  return (
    <PageFrame
      title={`Receipt ${number}`}
      level={2}
      status={
        <>
          <Status meaning={meaning}>{word}</Status>
          <PlaceMark place={place} />
        </>
      }
      lead={<PersonName name={receipt.clientName} asWritten wrap />}
      primary={primary}
    >
      {voided && (
        <Notice
          meaning="waiting"
          title={`Void since ${dateWords(voided.voidedOn)}: ${voided.reason}`}
          action={
            replacement && (
              <Button variant="default" onClick={() => onOpen(replacement.record.id)}>
                Open {numberWords(replacement.receipt.number)}
              </Button>
            )
          }
        >
          {replacement ? 'A corrected receipt stands in its place.' : 'It counts for nothing.'}
        </Notice>
      )}
      {twin && (
        <Notice
          meaning="attention"
          title={
            twin.record.visitId === record.visitId && record.visitId !== ''
              ? 'This visit has two receipts: make one void.'
              : 'Two receipts stand in place of the same one: make one void.'
          }
          action={
            <Button variant="default" onClick={() => onOpen(twin.record.id)}>
              Open {numberWords(twin.receipt.number)}
            </Button>
          }
        >
          Each was issued on a laptop that did not know of the other. Both count until then.
        </Notice>
      )}
      {overCents > 0 && (
        <Notice meaning="attention" title={`${centsWords(overCents)} to give back`}>
          {voided
            ? 'It was paid on a receipt that is void. Make a corrected receipt, or give it back.'
            : 'More was paid than it comes to: two laptops may have written down the same payment.'}
        </Notice>
      )}
      {!addsUp(receipt) && (
        <Notice meaning="attention" title="The sums on this receipt do not add up">
          It is shown as it was issued. Make it void and issue it anew.
        </Notice>
      )}
      <div className={classes.actions}>
        <PaperButtons
          what={`receipt ${number}`}
          html={() => receiptSheet(standing)}
          suggestedName={`receipt-${number}.pdf`}
        />
        {refundableCents(standing) > 0 && act === null && (
          <Button variant="subtle" onClick={() => setAct('refund')}>
            Give back
          </Button>
        )}
        {servedOn && !voided && act === null && (
          <Button variant="subtle" onClick={() => setAct('superbill')}>
            Superbill
          </Button>
        )}
        {!voided && act === null && (
          <Button variant="subtle" onClick={() => setAct('void')}>
            Make void
          </Button>
        )}
      </div>
      {act !== null && (
        <div className={classes.act}>
          {act === 'void' && <VoidForm standing={standing} onDone={close} />}
          {act === 'superbill' && (
            <SuperbillForm {...{ standing, letter }} today={clock.today} onDone={close} />
          )}
          {(act === 'pay' || act === 'refund') && (
            <MoneyActForm
              key={act}
              act={act}
              standing={standing}
              today={clock.today}
              onDone={close}
            />
          )}
        </div>
      )}
      <Lines standing={standing} />
      <Moves standing={standing} />
      <Facts standing={standing} />
      {standing.superbills.length > 0 && (
        <Section title="Superbills" help="The client sends it in; the practice does not.">
          <Rows label="Superbills">
            {standing.superbills.map(({ id, act: superbill }) => (
              <Row
                key={id}
                title={superbill.procedures
                  .map(({ code, units }) => `${code} × ${units}`)
                  .join(', ')}
                detail={`Made ${dateWords(superbill.madeOn)}${superbill.letterId ? '' : ' · no letter of need for that day'}`}
                trailing={
                  <PaperButtons
                    what="the superbill"
                    html={() =>
                      superbillSheet(
                        standing,
                        superbill,
                        book.letters.find((one) => one.id === superbill.letterId)?.letter ?? null,
                      )
                    }
                    suggestedName={`superbill-${number}.pdf`}
                  />
                }
              />
            ))}
          </Rows>
        </Section>
      )}
    </PageFrame>
  )
}

function Lines({ standing }: { readonly standing: ReceiptStanding }) {
  const { receipt } = standing
  return (
    <Section title="For">
      <table className={classes.sums} aria-label="Lines of the receipt">
        <tbody>
          {receipt.lines.map((line) => (
            <tr key={line.id}>
              <th scope="row">
                {line.kind === 'tip' || line.kind === 'travel'
                  ? lineKindWords[line.kind]
                  : line.description}
                {line.minutes ? `, ${line.minutes} min` : ''}
                {line.servedOn && (
                  <div className={classes.quiet}>Held on {dateWords(line.servedOn)}</div>
                )}
                {line.sold && (
                  <div className={classes.quiet}>
                    {line.sold.visits} visits paid ahead
                    {line.sold.expiresOn ? `, until ${dateWords(line.sold.expiresOn)}` : ''}
                  </div>
                )}
              </th>
              <td>{centsWords(grossOf(line))}</td>
            </tr>
          ))}
          {receipt.discountCents > 0 && (
            <tr>
              <th scope="row">
                Discount{receipt.discount?.reason ? `: ${receipt.discount.reason}` : ''}
              </th>
              <td>−{centsWords(receipt.discountCents)}</td>
            </tr>
          )}
          {receipt.taxCents > 0 && (
            <tr>
              <th scope="row">Sales tax {percentWords(receipt.taxMilliPercent)}</th>
              <td>{centsWords(receipt.taxCents)}</td>
            </tr>
          )}
          <tr data-total>
            <th scope="row">Total</th>
            <td>{centsWords(receipt.totalCents)}</td>
          </tr>
        </tbody>
      </table>
    </Section>
  )
}

/** Who wrote it down is for the practice; the client's paper does not say it. */
function Moves({ standing }: { readonly standing: ReceiptStanding }) {
  const { payments, refunds, owedCents, voided } = standing
  const staff = useLive(allStaff)
  const nameOf = (id: string) => staff.value?.find((one) => one.id === id)?.name ?? 'someone'
  if (payments.length + refunds.length === 0) {
    return voided ? null : (
      <Section title="Paid">
        <p className={classes.quiet}>Nothing yet.</p>
      </Section>
    )
  }
  return (
    <Section title="Paid">
      <Rows label="Payments">
        {payments.map(({ id, by, act }) => (
          <Row
            key={id}
            title={[methodWords[act.method], act.reference].filter(Boolean).join(' · ')}
            detail={`${dateWords(act.paidOn)} · written down by ${nameOf(by)}`}
            trailing={<span data-figures>{centsWords(act.amountCents)}</span>}
          />
        ))}
        {refunds.map(({ id, by, act }) => (
          <Row
            key={id}
            title={`Given back: ${[methodWords[act.method], act.reference].filter(Boolean).join(' · ')}`}
            detail={`${dateWords(act.refundedOn)} · ${act.reason} · written down by ${nameOf(by)}`}
            trailing={<span data-figures>−{centsWords(act.amountCents)}</span>}
          />
        ))}
      </Rows>
      {owedCents > 0 && <p>Still open: {centsWords(owedCents)}</p>}
    </Section>
  )
}

function Facts({ standing }: { readonly standing: ReceiptStanding }) {
  const { receipt, record } = standing
  const { issuer } = receipt
  return (
    <Section title="As it was issued">
      <KeyValues>
        <KeyValue label="Issued on">{dateWords(receipt.issuedOn)}</KeyValue>
        <KeyValue label="Therapist">
          {issuer.therapistName}, {issuer.licenceTitle}, {issuer.licenceState}{' '}
          {issuer.licenceNumber}
        </KeyValue>
        <KeyValue label="Practice">
          {issuer.practiceName}, tax ID {issuer.taxId}
        </KeyValue>
        <KeyValue label="Where">{placeWords[receipt.placeOfService]}</KeyValue>
        {receipt.note && <KeyValue label="To the client">{receipt.note}</KeyValue>}
        <KeyValue label="More">
          <LinkButton
            to={paths.client}
            params={{ clientId: record.clientId }}
            variant="subtle"
            size="compact-md"
          >
            Client
          </LinkButton>
          {record.visitId && (
            <LinkButton
              to={paths.visit}
              params={{ visitId: record.visitId }}
              variant="subtle"
              size="compact-md"
            >
              Visit
            </LinkButton>
          )}
        </KeyValue>
      </KeyValues>
    </Section>
  )
}
