import { Button } from '@mantine/core'
import { useState } from 'react'
import { printPage, savePageAsPdf } from '#renderer/data/commands/print-page'
import { fullName } from '#renderer/data/queries/client-directory'
import type { Household } from '#renderer/data/queries/clients'
import { practiceEntry } from '#renderer/data/queries/practice'
import { useCommand } from '#renderer/data/use-command'
import { useLive } from '#renderer/data/use-live'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { Row, Rows } from '#renderer/ui/page/rows'
import { useSaidName } from '#renderer/ui/show/hide-names'
import { KeyValue, KeyValues } from '#renderer/ui/show/key-value'
import { Status } from '#renderer/ui/show/status'
import { shortDateWords } from '#shared/domain/clients/words'
import { consentStanding } from '#shared/domain/consents/consent-standing'
import { versionRead, wordsIn } from '#shared/domain/consents/form-versions'
import { signWords } from '#shared/domain/consents/sign-words'
import { standingWords } from '#shared/domain/consents/standing-words'
import { endsWith } from '#shared/domain/consents/withdraw-consent'
import {
  consentKindWords,
  relationWords,
  withdrawnHowWords,
  witnessWords,
} from '#shared/domain/consents/words'
import { privacyLine } from '#shared/domain/practice/hipaa'
import { consentSheet } from '#shared/domain/print/consent-sheet'
import { timeWords } from '#shared/domain/schedule/time-words'
import { partWords } from '#shared/domain/summary/words'
import { dayOf } from '#shared/domain/time/calendar-day'
import type { CatalogEntry } from '#shared/schema/catalog-entry'
import type { Consent } from '#shared/schema/consent'
import type { Provider } from '#shared/schema/provider'
import classes from './consents.module.css'
import { IntakeReview } from './intake-review'
import { SharingEffects } from './sharing-effects'
import { SignatureDrawing } from './signature-drawing'
import { TherapistSigned } from './therapist-signed'
import { WithdrawForm } from './withdraw-form'

interface ConsentCardProps {
  readonly consent: Consent
  /** Of the same client, this one too. */
  readonly all: readonly Consent[]
  readonly forms: readonly CatalogEntry[]
  readonly providers: readonly Provider[]
  readonly household: Household
  readonly clock: PracticeClock
  readonly open: boolean
  readonly onToggle: () => void
}

const momentWords = (at: string, clock: PracticeClock): string =>
  `${shortDateWords(dayOf(at, clock.timeZone), clock.today)}, ${timeWords(at, clock.timeZone)}`

/** One signed form: its state in a line, and all of it when it is opened. */
export function ConsentCard(props: ConsentCardProps) {
  const { consent, clock, open } = props
  const standing = consentStanding(consent, clock)
  const recipient = props.providers.find(({ id }) => id === consent.sharing?.providerId)?.name
  const kind = consentKindWords[consent.kind]
  const waits = consent.kind === 'intake' && consent.review === null
  const said = useSaidName()
  return (
    <div>
      <Rows>
        <Row
          title={recipient ? `${kind}: ${recipient}` : kind}
          detail={`Signed ${momentWords(consent.startAt, clock)} by ${said(consent.givenBy.name)}`}
          trailing={
            <>
              {waits && <Status meaning="attention">To look through</Status>}
              <Status meaning={standing === 'current' ? 'done' : 'waiting'}>
                {standingWords(consent, clock)}
              </Status>
              <Button
                variant="subtle"
                size="compact-md"
                aria-expanded={open}
                aria-label={`${open ? 'Close' : 'Open'}: ${kind}, ${momentWords(consent.startAt, clock)}`}
                onClick={props.onToggle}
              >
                {open ? 'Close' : 'Open'}
              </Button>
            </>
          }
        />
      </Rows>
      {open && <ConsentDetail {...props} recipient={recipient ?? ''} />}
    </div>
  )
}

function ConsentDetail(props: ConsentCardProps & { readonly recipient: string }) {
  const { consent, forms, household, clock, recipient } = props
  const said = useSaidName()
  const [withdrawing, setWithdrawing] = useState(false)
  const form = forms.find(({ id }) => id === consent.form.formId) ?? null
  const version = versionRead(form, consent.form)
  const words = version && wordsIn(version, consent.form.language)
  const [back] = consent.withdrawals
  const backWords = back
    ? `Taken back ${momentWords(back.at, clock)} by ${said(back.byName)} (${withdrawnHowWords[back.how].toLowerCase()})${back.reason ? `: ${back.reason}` : ''}`
    : ''
  return (
    <div className={classes.detail}>
      {backWords && <p>{backWords}</p>}
      {consent.sharing && (back || withdrawing) && (
        <SharingEffects
          {...{ consent, clock }}
          personIds={[household.parent, ...household.infants].map(({ id }) => id)}
          ended={back !== undefined}
        />
      )}
      {consent.kind === 'intake' && <IntakeReview consent={consent} household={household} />}
      <KeyValues>
        <KeyValue label="Given by">
          {said(consent.givenBy.name)}, {relationWords[consent.givenBy.relation].toLowerCase()}
          {consent.givenBy.authority && `: ${consent.givenBy.authority}`}
        </KeyValue>
        <AgreedTo consent={consent} />
        <KeyValue label="Signature">
          {consent.shownBy.how === 'drawn' ? (
            <span className={classes.kept} data-private-picture>
              <SignatureDrawing
                strokes={consent.shownBy.strokes}
                label={`Signature of ${said(consent.givenBy.name)}`}
              />
            </span>
          ) : (
            `${said(consent.shownBy.typedName)} (typed)`
          )}
        </KeyValue>
        <TherapistSigned consent={consent} clock={clock} />
        {consent.askedBy && <KeyValue label="Asked by the rule of">{consent.askedBy}</KeyValue>}
        <KeyValue label="Text">
          {words ? (
            <div className={classes.signedText} lang={consent.form.language}>
              <strong>{words.title}</strong>
              {'\n\n'}
              {words.text}
            </div>
          ) : (
            'The text is not on this laptop yet. Its fingerprint stands below.'
          )}
        </KeyValue>
        <KeyValue label="Version">
          {consent.form.version}
          <div className={classes.mono}>SHA-256 {consent.form.sha256}</div>
        </KeyValue>
      </KeyValues>
      <div className={classes.actions}>
        <PrintCopy
          {...{ consent, version, recipient, clock }}
          clientName={fullName(household.parent.name)}
        />
        {!back && !withdrawing && (
          <Button variant="subtle" onClick={() => setWithdrawing(true)}>
            Record that it was taken back
          </Button>
        )}
      </div>
      {withdrawing && !back && (
        <WithdrawForm
          {...{ consent, clock }}
          ending={endsWith(consent, props.all)}
          onClose={() => setWithdrawing(false)}
        />
      )}
    </div>
  )
}

function AgreedTo({ consent }: { readonly consent: Consent }) {
  if (consent.kind === 'intake') return null
  if (consent.sharing) {
    return (
      <KeyValue label="May be sent">
        {consent.sharing.parts.map((part) => partWords[part]).join(', ')}
        {consent.sharing.purpose && `, for: ${consent.sharing.purpose}`}
      </KeyValue>
    )
  }
  const { scope } = consent
  const names = signWords.en.scope
  const agreed = (Object.keys(names) as (keyof typeof names)[]).filter((flag) => scope[flag])
  return (
    <>
      <KeyValue label="Agreed to">
        {agreed.length > 0 ? agreed.map((flag) => names[flag]).join('\n') : 'What the text says'}
      </KeyValue>
      {consent.kind === 'session' && (
        <KeyValue label="Witness">
          {witnessWords[scope.witness]}
          {consent.shownBy.witnessName && `: ${consent.shownBy.witnessName}`}
          {consent.shownBy.verbal ? '. Said aloud too.' : ''}
        </KeyValue>
      )}
    </>
  )
}

function PrintCopy(props: {
  readonly consent: Consent
  readonly version: Parameters<typeof consentSheet>[0]['version']
  readonly recipient: string
  readonly clientName: string
  readonly clock: PracticeClock
}) {
  const { run, running } = useCommand(printPage)
  const { run: save, running: saving } = useCommand(savePageAsPdf)
  const practice = useLive(practiceEntry)
  const [told, setTold] = useState('')
  const sheet = (): string => {
    const { consent, version, recipient, clientName, clock } = props
    return consentSheet({
      ...{ consent, version, recipient, clientName, timeZone: clock.timeZone },
      practiceName: practice.value?.name ?? '',
      privacyWords: consent.sharing
        ? privacyLine(practice.value?.practice ?? null, consent.form.language)
        : '',
    })
  }
  const print = async () => {
    const done = await run(sheet())
    const noPrinter = !done.ok && done.refusal === 'noPrinter'
    setTold(noPrinter ? 'This laptop knows no printer. Save it as PDF, or add a printer.' : '')
  }
  const savePdf = async () => {
    const paper = practice.value?.practice?.paper ?? 'Letter'
    const done = await save({ html: sheet(), paper, suggestedName: 'Signed form.pdf' })
    if (done.ok) setTold('Saved')
    else if (done.refusal !== 'cancelled')
      setTold('The file could not be written. Choose another folder.')
  }
  return (
    <>
      <Button variant="default" loading={running} onClick={() => void print()}>
        Print a copy for the client
      </Button>
      <Button variant="default" loading={saving} onClick={() => void savePdf()}>
        Save as PDF
      </Button>
      {told && <p role="alert">{told}</p>}
    </>
  )
}
