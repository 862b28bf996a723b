import { useState } from 'react'
import { type SendRefusal, sendSummary } from '#renderer/data/commands/send-summary'
import { useCommand } from '#renderer/data/use-command'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { Notice } from '#renderer/ui/show/notice'
import { PersonName } from '#renderer/ui/show/person-name'
import { announce } from '#renderer/ui/tell/announce'
import { ConfirmPanel } from '#renderer/ui/tell/confirm-panel'
import type { SummaryContent } from '#shared/domain/summary/summary-content'
import type { Summary } from '#shared/schema/summary'
import { contentKey, type Fitting } from './use-fitted-page'
import type { SummarySaving } from './use-summary-saving'

interface SendPanelProps {
  readonly how: 'pdf' | 'print'
  readonly summary: Summary
  readonly content: SummaryContent
  readonly fitting: Fitting
  readonly saving: SummarySaving
  readonly clock: PracticeClock
  readonly to: string
  readonly onBusy: (busy: boolean) => void
  readonly onClose: () => void
}

const refusalWords: Record<Exclude<SendRefusal, 'cancelled'>, { title: string; safe: string }> = {
  noPrinter: {
    title: 'This laptop knows no printer',
    safe: 'Nothing left. Add a printer in the system’s settings, or save the page as PDF.',
  },
  disk: {
    title: 'The PDF could not be written there',
    safe: 'The draft is safe. Choose another place, or make room and try again.',
  },
  noRoom: {
    title: 'There is no room to keep a copy',
    safe: 'The draft is safe and nothing left. Make room on the disk and try again.',
  },
  notAllowed: {
    title: 'This may not leave any more',
    safe: 'The answer about sharing, or the draft, was changed meanwhile. Nothing left.',
  },
  changedMeanwhile: {
    title: 'The draft changed while it was printed',
    safe: 'Nothing left. Look at the page once more and try again.',
  },
  final: { title: 'It was sent already', safe: 'Go back to the list to see it.' },
  gone: { title: 'It is not here any more', safe: 'Nothing left. Go back to the list.' },
}

/** Before something leaves the practice: whom to, and what it means. */
export function SendPanel(props: SendPanelProps) {
  const { how, summary, content, fitting, saving, clock } = props
  const { run, running } = useCommand(sendSummary)
  const [refusal, setRefusal] = useState<Exclude<SendRefusal, 'cancelled'> | null>(null)
  const ready =
    fitting !== null &&
    fitting !== 'failed' &&
    fitting.state === 'fits' &&
    fitting.key === contentKey(content)
  const send = async () => {
    if (!ready || !fitting.pdf) return
    setRefusal(null)
    const { token, html, pdf, page } = fitting
    props.onBusy(true)
    try {
      const updatedAt = await saving.save()
      if (updatedAt === null) return setRefusal('changedMeanwhile')
      const sent = await run({
        ...{ summaryId: summary.id, updatedAt, how, token, html, pdf },
        ...{ leftOut: page.leftOut, today: clock.today },
      })
      if (sent.ok) {
        saving.stop()
        announce(how === 'pdf' ? `Saved as ${sent.value.fileName}` : 'Printed')
      } else if (sent.refusal !== 'cancelled') setRefusal(sent.refusal)
    } finally {
      props.onBusy(false)
    }
  }
  return (
    <ConfirmPanel
      title={how === 'pdf' ? 'Save this page as PDF?' : 'Print this page?'}
      confirmLabel={how === 'pdf' ? 'Choose where to save' : 'Print it'}
      cancelLabel="Not yet"
      busy={running || !ready}
      onConfirm={() => void send()}
      onCancel={props.onClose}
    >
      <p>
        It leaves the practice for <PersonName name={props.to} />. From then on this summary cannot
        be changed; an exact copy stays here, encrypted. The {how === 'pdf' ? 'file' : 'paper'} is
        not: keep it only as long as you need it.
      </p>
      {refusal && (
        <div role="alert">
          <Notice meaning="attention" title={refusalWords[refusal].title}>
            {refusalWords[refusal].safe}
          </Notice>
        </div>
      )}
    </ConfirmPanel>
  )
}
