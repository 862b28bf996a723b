import { KeyValue, KeyValues } from '#renderer/ui/show/key-value'
import { Notice } from '#renderer/ui/show/notice'
import { PersonName } from '#renderer/ui/show/person-name'
import { careRoleWords, dateWords } from '#shared/domain/clients/words'
import { timeWords } from '#shared/domain/schedule/time-words'
import type { EntryRecord } from '#shared/domain/share/standing'
import { methodWords } from '#shared/domain/share/words'
import { urgencyWords } from '#shared/domain/summary/words'
import { dayOf } from '#shared/domain/time/calendar-day'
import type { Provider } from '#shared/schema/provider'
import type { Disclosure, Summary } from '#shared/schema/summary'
import classes from './summaries.module.css'

export const momentWords = (at: string, timeZone: string): string =>
  `${dateWords(dayOf(at, timeZone))}, ${timeWords(at, timeZone)}`

export const sentHowWords = ({ sentHow, disclosure }: Summary): string =>
  methodWords[disclosure?.method ?? sentHow ?? 'pdf']

interface SentFactsProps {
  readonly summary: Summary
  readonly entries: readonly EntryRecord[]
  readonly provider: Provider | undefined
  readonly timeZone: string
}

/** What left, when, how and to whom; each time that it left again. */
export function SentFacts({ summary, entries, provider, timeZone }: SentFactsProps) {
  const again = entries.flatMap(({ id, entry }) =>
    entry.disclosure ? [{ id, at: entry.at, disclosure: entry.disclosure }] : [],
  )
  return (
    <KeyValues>
      <KeyValue label="When">
        {summary.sentAt ? momentWords(summary.sentAt, timeZone) : ''}
      </KeyValue>
      <KeyValue label="How">
        {sentHowWords(summary)}
        {summary.disclosure?.byFax && ', by fax'}
      </KeyValue>
      {again.map(({ id, at, disclosure }) => (
        <KeyValue key={id} label="Again">
          {methodWords[disclosure.method]}
          {disclosure.byFax && ', by fax'}, {momentWords(at, timeZone)}
        </KeyValue>
      ))}
      <KeyValue label="To">
        {[careRoleWords[summary.recipientRole], provider?.organisation].filter(Boolean).join(' · ')}
      </KeyValue>
      <KeyValue label="Asked">{summary.ask}</KeyValue>
      <KeyValue label="Urgency">{urgencyWords[summary.urgency]}</KeyValue>
      <KeyValue label="Answer by">
        {summary.requestBy ? dateWords(summary.requestBy) : 'No date set'}
      </KeyValue>
      <KeyValue label="Signed notes drawn from">{String(summary.noteIds.length)}</KeyValue>
      <KeyValue label="Left out for length">{summary.leftOut || 'Nothing'}</KeyValue>
    </KeyValues>
  )
}

/** The words of the encrypted pages of this summary, newest first: they may be asked for again. */
export function ToldWords({ summary, entries, provider }: Omit<SentFactsProps, 'timeZone'>) {
  const all = [summary.disclosure, ...entries.map(({ entry }) => entry.disclosure)]
  const told = all.filter((one): one is Disclosure => Boolean(one?.passphrase)).toReversed()
  if (told.length === 0) return null
  // Once they have opened it the words need not stand at the head of the screen.
  const opened = entries.some(({ entry }) => entry.how === 'page')
  if (opened) {
    return (
      <details className={classes.faint}>
        <summary>The words of the encrypted page</summary>
        {told.map(({ passphrase }) => (
          <p key={passphrase} className={classes.told}>
            {passphrase}
          </p>
        ))}
      </details>
    )
  }
  return (
    <Notice
      meaning="waiting"
      title={
        <>
          Tell <PersonName name={provider?.name ?? ''} fallback="them" /> these seven words by phone
          {provider?.phone && `: ${provider.phone}`}
        </>
      }
    >
      {told.map(({ passphrase }) => (
        <p key={passphrase} className={classes.told} data-passphrase>
          {passphrase}
        </p>
      ))}
      <p>Never in the mail that the page goes with. Capitals, hyphens and spaces do not matter.</p>
    </Notice>
  )
}
