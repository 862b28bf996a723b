import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { paths } from '#renderer/app/paths'
import { readSentPage } from '#renderer/data/commands/send-summary'
import { fileArrived$ } from '#renderer/data/files/files'
import { fullName } from '#renderer/data/queries/client-directory'
import { entriesOfSummary } from '#renderer/data/queries/sharing'
import type { SummarySheet } from '#renderer/data/queries/summary-sheet'
import { useSession } from '#renderer/data/session'
import { useLive } from '#renderer/data/use-live'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { LinkButton } from '#renderer/ui/page/link-button'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { Section } from '#renderer/ui/page/section'
import { Notice } from '#renderer/ui/show/notice'
import { PagePreview } from '#renderer/ui/show/page-preview'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import { Reading } from '#renderer/ui/tell/reading'
import { standingOf } from '#shared/domain/share/standing'
import { statusMeaning, statusWords } from '#shared/domain/share/words'
import type { Summary } from '#shared/schema/summary'
import { AgainPanel } from './again-panel'
import { AnswersSection } from './answers-section'
import { FaxCover } from './fax-cover'
import { LinkSection } from './link-section'
import { SentFacts, ToldWords } from './sent-facts'
import classes from './summaries.module.css'

interface SentSummaryProps {
  readonly sheet: SummarySheet
  readonly clock: PracticeClock
  readonly back: { readonly label: string; readonly onBack: () => void }
}

const none: readonly never[] = []

/** What left, when and how, and what came back: the page itself can never be changed. */
export function SentSummary({ sheet, clock, back }: SentSummaryProps) {
  const { summary, household, providers, practice } = sheet
  const provider = providers.find(({ id }) => id === summary.providerId)
  const person = [household.parent, ...household.infants].find(({ id }) => id === summary.clientId)
  const followed = useLive(entriesOfSummary, summary.clientId, summary.id)
  const entries = followed.value ?? none
  const url = useSentPage(summary)
  const [sending, setSending] = useState(false)
  const { status } = standingOf(summary, entries, clock)
  const faxed = [summary.disclosure, ...entries.map(({ entry }) => entry.disclosure)].some(
    (one) => one?.byFax,
  )
  // Never “Nothing came back” for what could not be read.
  if (followed.status === 'failed') {
    return <Reading of={[followed]} what="What followed on this summary" page="Summary" />
  }
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
      status={<Status meaning={statusMeaning[status]}>{statusWords[status]}</Status>}
      actions={
        <LinkButton to={paths.newSummary} search={{ clientId: summary.clientId }} variant="default">
          Write another
        </LinkButton>
      }
      primary={
        <Button variant="default" disabled={sending} onClick={() => setSending(true)}>
          Send the same again
        </Button>
      }
    >
      <div className={classes.blocks}>
        {sending && (
          <AgainPanel
            {...{ summary, clock }}
            to={provider?.name ?? ''}
            onClose={() => setSending(false)}
          />
        )}
        <ToldWords {...{ summary, entries, provider }} />
      </div>
      <div className={classes.sides}>
        <div className={classes.choices}>
          <LinkSection {...{ sheet, entries, provider, clock }} />
          <AnswersSection {...{ summary, entries, clock }} />
          <Section title="What was sent">
            <SentFacts {...{ summary, entries, provider }} timeZone={clock.timeZone} />
            {faxed && <FaxCover {...{ sheet, provider, clock }} />}
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
              the PDF may be kept: send it again to look at it.
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
