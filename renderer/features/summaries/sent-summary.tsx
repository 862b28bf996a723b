import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { paths } from '#renderer/app/paths'
import {
  type AgainRefusal,
  readSentPage,
  saveSentAgain,
} from '#renderer/data/commands/send-summary'
import { fileArrived$ } from '#renderer/data/files/files'
import { fullName } from '#renderer/data/queries/client-directory'
import type { SummarySheet } from '#renderer/data/queries/summary-sheet'
import { useSession } from '#renderer/data/session'
import { useCommand } from '#renderer/data/use-command'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { LinkButton } from '#renderer/ui/page/link-button'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { Section } from '#renderer/ui/page/section'
import { KeyValue, KeyValues } from '#renderer/ui/show/key-value'
import { Notice } from '#renderer/ui/show/notice'
import { PagePreview } from '#renderer/ui/show/page-preview'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import { announce } from '#renderer/ui/tell/announce'
import { careRoleWords, dateWords } from '#shared/domain/clients/words'
import { timeWords } from '#shared/domain/schedule/time-words'
import { urgencyWords } from '#shared/domain/summary/words'
import { dayOf } from '#shared/domain/time/calendar-day'
import type { Summary } from '#shared/schema/summary'
import classes from './summaries.module.css'

interface SentSummaryProps {
  readonly sheet: SummarySheet
  readonly clock: PracticeClock
  readonly back: { readonly label: string; readonly onBack: () => void }
}

const againWords: Record<Exclude<AgainRefusal, 'cancelled'>, { title: string; safe: string }> = {
  disk: {
    title: 'The PDF could not be written there',
    safe: 'The kept copy is safe. Choose another place and try again.',
  },
  missing: {
    title: 'The kept copy is not on this laptop',
    safe: 'What was sent is unchanged. A backup from after the sending holds it.',
  },
  damaged: {
    title: 'The kept copy does not open',
    safe: 'What was sent is unchanged. A backup from after the sending holds it.',
  },
}

/** What left, when and how: nothing here can be changed. */
export function SentSummary({ sheet, clock, back }: SentSummaryProps) {
  const { summary, household, providers, practice } = sheet
  const provider = providers.find(({ id }) => id === summary.providerId)
  const person = [household.parent, ...household.infants].find(({ id }) => id === summary.clientId)
  const url = useSentPage(summary)
  const again = useAgain(summary.id, clock.today)
  return (
    <PageFrame
      title="Summary"
      titleNode={
        <>
          Summary for{' '}
          <PersonName name={provider?.name ?? ''} fallback="a provider no longer listed" wrap />
        </>
      }
      lead={
        <>
          About <PersonName name={person ? fullName(person.name) : ''} fallback="No name yet" />
        </>
      }
      width="full"
      back={back}
      status={
        <Status meaning="done">{summary.sentHow === 'print' ? 'Printed' : 'Saved as PDF'}</Status>
      }
      actions={
        <LinkButton to={paths.newSummary} search={{ clientId: summary.clientId }} variant="default">
          Write another
        </LinkButton>
      }
      primary={
        <Button loading={again.running} onClick={() => void again.save()}>
          Save the same PDF again
        </Button>
      }
    >
      {again.refusal && (
        <div role="alert">
          <Notice meaning="attention" title={againWords[again.refusal].title}>
            {againWords[again.refusal].safe}
          </Notice>
        </div>
      )}
      <div className={classes.sides}>
        <div className={classes.choices}>
          <Section title="What was sent">
            <KeyValues>
              <KeyValue label="When">
                {summary.sentAt
                  ? `${dateWords(dayOf(summary.sentAt, clock.timeZone))}, ${timeWords(summary.sentAt, clock.timeZone)}`
                  : ''}
              </KeyValue>
              <KeyValue label="How">
                {summary.sentHow === 'print' ? 'Printed' : 'Saved as PDF'}
              </KeyValue>
              <KeyValue label="To">
                {[careRoleWords[summary.recipientRole], provider?.organisation]
                  .filter(Boolean)
                  .join(' · ')}
              </KeyValue>
              <KeyValue label="Asked">{summary.ask}</KeyValue>
              <KeyValue label="Urgency">{urgencyWords[summary.urgency]}</KeyValue>
              <KeyValue label="Answer by">
                {summary.requestBy ? dateWords(summary.requestBy) : 'No date set'}
              </KeyValue>
              <KeyValue label="Signed notes drawn from">{String(summary.noteIds.length)}</KeyValue>
              <KeyValue label="Left out for length">{summary.leftOut || 'Nothing'}</KeyValue>
            </KeyValues>
          </Section>
          <p className={classes.faint}>
            A sent summary never changes. What comes later goes into another one.
          </p>
        </div>
        <section className={classes.paperSide} aria-label="The page as it left">
          <div className={classes.paperHead}>
            <h2 className={classes.groupTitle}>The page as it left</h2>
          </div>
          {url === 'missing' ? (
            <Notice meaning="waiting" title="The page cannot be shown here">
              It may still be on its way from your other laptop, and then appears by itself. If not,
              the PDF may be kept: save it again to look at it.
            </Notice>
          ) : (
            <PagePreview
              url={url}
              paper={practice.practice?.paper ?? 'Letter'}
              mostScale={1.25}
              className={classes.frame}
            />
          )}
        </section>
      </div>
    </PageFrame>
  )
}

/** The kept page as a document to look at; `missing` when it is not here. */
function useSentPage(summary: Summary): string | 'missing' | null {
  const session = useSession()
  const [url, setUrl] = useState<string | 'missing' | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a sent summary never changes
  useEffect(() => {
    let token: string | null = null
    let left = false
    const show = async () => {
      const html = await readSentPage(session, summary)
      if (left) return
      if (html === null) return setUrl('missing')
      const document = await window.doorstep.call('document.put', { html })
      token = document.token
      if (left) void window.doorstep.call('document.release', { token })
      else setUrl(document.url)
    }
    const showOrTell = () => void show().catch(() => setUrl('missing'))
    showOrTell()
    const arrival = fileArrived$.subscribe((id) => {
      if (id === summary.pageFileId) showOrTell()
    })
    return () => {
      left = true
      arrival.unsubscribe()
      if (token) void window.doorstep.call('document.release', { token })
    }
  }, [session, summary.id])
  return url
}

function useAgain(summaryId: string, today: string) {
  const { run, running } = useCommand(saveSentAgain)
  const [refusal, setRefusal] = useState<Exclude<AgainRefusal, 'cancelled'> | null>(null)
  return {
    running,
    refusal,
    async save() {
      setRefusal(null)
      const saved = await run({ summaryId, today })
      if (saved.ok) announce(`Saved as ${saved.value.fileName}`)
      else if (saved.refusal !== 'cancelled') setRefusal(saved.refusal)
    },
  }
}
