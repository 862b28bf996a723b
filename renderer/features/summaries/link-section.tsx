import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { printPage } from '#renderer/data/commands/print-page'
import { revokeLink } from '#renderer/data/commands/revoke-link'
import type { SummarySheet } from '#renderer/data/queries/summary-sheet'
import { linkTroubles$ } from '#renderer/data/sync/link-changes'
import { useCommand } from '#renderer/data/use-command'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { Section } from '#renderer/ui/page/section'
import { QrCode } from '#renderer/ui/show/qr-code'
import { qrPath } from '#renderer/ui/show/qr-path'
import { Status } from '#renderer/ui/show/status'
import { announce } from '#renderer/ui/tell/announce'
import { ConfirmPanel } from '#renderer/ui/tell/confirm-panel'
import { linkText } from '#shared/domain/share/link'
import { linkSheet } from '#shared/domain/share/link-sheet'
import {
  type LinkStanding,
  linkStanding,
  linksOf,
  type SentLink,
} from '#shared/domain/share/link-standing'
import {
  linkStateMeaning,
  linkStateSentence,
  linkStateWords,
  linkTroubleWords,
} from '#shared/domain/share/link-words'
import type { EntryRecord } from '#shared/domain/share/standing'
import type { Provider } from '#shared/schema/provider'
import { momentWords } from './sent-facts'
import classes from './summaries.module.css'

interface LinkSectionProps {
  readonly sheet: SummarySheet
  readonly entries: readonly EntryRecord[]
  readonly provider: Provider | undefined
  readonly clock: PracticeClock
}

/** The links of one summary, the newest first: code, state, and the way to take each back. */
export function LinkSection({ sheet, entries, provider, clock }: LinkSectionProps) {
  const links = linksOf(sheet.summary, entries)
  const troubles = useTroubles()
  if (links.length === 0) return null
  return (
    <Section title={links.length === 1 ? 'Link' : 'Links'}>
      {links.map((sent) => {
        const standing = linkStanding(sent, clock.now)
        return (
          <OneLink
            key={sent.link.id}
            {...{ sent, standing, sheet, provider, clock }}
            trouble={troubles.get(sent.link.id) ?? null}
          />
        )
      })}
    </Section>
  )
}

function useTroubles() {
  const [troubles, setTroubles] = useState(linkTroubles$.value)
  useEffect(() => {
    const subscription = linkTroubles$.subscribe(setTroubles)
    return () => subscription.unsubscribe()
  }, [])
  return troubles
}

interface OneLinkProps extends Omit<LinkSectionProps, 'entries'> {
  readonly sent: SentLink
  readonly standing: LinkStanding
  readonly trouble: keyof typeof linkTroubleWords | null
}

function OneLink({ sent, standing, trouble, sheet, provider, clock }: OneLinkProps) {
  const { link } = sent
  const { state } = standing
  const works = state === 'waiting' || state === 'live'
  const isOver =
    state === 'revoked' || state === 'failed' || (state === 'expired' && standing.removed)
  const text = linkText(link, sheet.practice.practice?.linkViewer ?? '')
  const until = momentWords(link.expiresAt, clock.timeZone)
  const room = useRef<HTMLElement>(null)
  const isFresh = state === 'waiting'
  // Made a moment ago, it is what the person looks for; the button that made it was far below.
  useEffect(() => {
    if (isFresh) room.current?.scrollIntoView({ block: 'center' })
  }, [isFresh])
  return (
    <article ref={room} className={classes.answer} aria-label={link.label || 'Link'}>
      <div className={classes.answerHead}>
        <bdi>
          <strong>{link.label || 'Link'}</strong>
        </bdi>
        <Status meaning={trouble && works ? 'attention' : linkStateMeaning[state]}>
          {linkStateWords[state]}
        </Status>
      </div>
      {works && <QrCode text={text} label={`Code of the link ${link.label}`} large />}
      <p role="status">{linkStateSentence(standing)}</p>
      {trouble && !isOver && <p>{linkTroubleWords[trouble]}</p>}
      {works && (
        <p className={classes.faint}>
          Made {momentWords(sent.madeAt, clock.timeZone)}. Ends {until}.
        </p>
      )}
      {works && <LinkActions {...{ sent, text, until, sheet, provider }} />}
    </article>
  )
}

interface LinkActionsProps extends Pick<OneLinkProps, 'sent' | 'sheet' | 'provider'> {
  readonly text: string
  readonly until: string
}

function LinkActions({ sent, text, until, sheet, provider }: LinkActionsProps) {
  const print = useCommand(printPage)
  const revoke = useCommand(revokeLink)
  const [asking, setAsking] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const copy = async () => {
    await window.doorstep.call('app.copyText', { text, sensitive: true })
    announce('Link copied. It is taken off the clipboard after a minute.')
  }
  const printCode = async () => {
    const { practice, therapist } = sheet
    const done = await print.run(
      linkSheet({
        practice: { name: practice.name, phone: practice.practice?.phone ?? '' },
        ...{ therapist: therapist.name, until, code: qrPath(text) },
        recipient: { name: provider?.name ?? '', organisation: provider?.organisation ?? '' },
        paper: practice.practice?.paper ?? 'Letter',
      }),
    )
    const failed = !done.ok && done.refusal !== 'cancelled'
    setProblem(failed ? 'The code could not be printed. Check the printer and try again.' : null)
    if (done.ok) announce('Code printed')
  }
  const takeBack = async () => {
    const done = await revoke.run({ summaryId: sent.summaryId, linkId: sent.link.id })
    setAsking(false)
    if (done.ok) announce('The link is taken back')
    else setProblem('This summary is not here any more.')
  }
  return (
    <>
      <div className={classes.buttons}>
        <Button variant="default" onClick={() => void copy()}>
          Copy link
        </Button>
        <Button variant="default" loading={print.running} onClick={() => void printCode()}>
          Print the code
        </Button>
        {!asking && (
          <Button variant="default" onClick={() => setAsking(true)}>
            Take it back
          </Button>
        )}
      </div>
      {asking && (
        <ConfirmPanel
          title="Take this link back?"
          confirmLabel="Take it back"
          cancelLabel="Keep it"
          busy={revoke.running}
          onConfirm={() => void takeBack()}
          onCancel={() => setAsking(false)}
        >
          Its file goes from the server, and the code never opens again. What they opened before
          stays with them.
        </ConfirmPanel>
      )}
      {problem && <p role="alert">{problem}</p>}
    </>
  )
}
