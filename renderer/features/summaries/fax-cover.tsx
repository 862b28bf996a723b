import { Button } from '@mantine/core'
import { useState } from 'react'
import { printPage, savePageAsPdf } from '#renderer/data/commands/print-page'
import type { SummarySheet } from '#renderer/data/queries/summary-sheet'
import { useCommand } from '#renderer/data/use-command'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { Notice } from '#renderer/ui/show/notice'
import { Status } from '#renderer/ui/show/status'
import { dateWords } from '#shared/domain/clients/words'
import { faxCoverSheet } from '#shared/domain/share/fax-cover'
import type { Provider } from '#shared/schema/provider'
import classes from './summaries.module.css'

interface FaxCoverProps {
  readonly sheet: SummarySheet
  readonly provider: Provider | undefined
  readonly clock: PracticeClock
}

const problems = {
  noPrinter: 'This laptop knows no printer. Save the cover as PDF instead.',
  disk: 'The file could not be written there. Choose another place.',
  unknownDocument: 'The cover could not be printed. Try again.',
} as const

/** The sheet that goes before the page; it names no client. */
export function FaxCover({ sheet, provider, clock }: FaxCoverProps) {
  const { practice, therapist } = sheet
  const print = useCommand(printPage)
  const save = useCommand(savePageAsPdf)
  const [problem, setProblem] = useState<keyof typeof problems | null>(null)
  const [doneAs, setDoneAs] = useState<string | null>(null)
  const paper = practice.practice?.paper ?? 'Letter'
  const { street, city, region, postalCode } = practice.practice?.address ?? {}
  const html = () =>
    faxCoverSheet({
      practice: {
        name: practice.name,
        lines: [
          [street, city, [region, postalCode].filter(Boolean).join(' ')].filter(Boolean).join(', '),
        ].filter(Boolean),
      },
      therapist: {
        name: therapist.name,
        phone: therapist.phone || practice.practice?.phone || '',
      },
      recipient: {
        name: provider?.name ?? '',
        organisation: provider?.organisation ?? '',
        fax: provider?.fax ?? '',
      },
      ...{ date: dateWords(clock.today), pages: 2, paper },
    })
  const printNow = async () => {
    const done = await print.run(html())
    setProblem(done.ok || done.refusal === 'cancelled' ? null : done.refusal)
    setDoneAs(done.ok ? 'Cover printed' : null)
  }
  const saveNow = async () => {
    const suggestedName = `fax-cover-${clock.today}.pdf`
    const done = await save.run({ html: html(), paper, suggestedName })
    setProblem(done.ok || done.refusal === 'cancelled' ? null : done.refusal)
    setDoneAs(done.ok ? `Saved as ${done.value.fileName}` : null)
  }
  return (
    <>
      {provider && !provider.fax && (
        <Notice meaning="attention" title="No fax number is in your directory for them">
          The cover leaves it open. Ask for it by phone, and dial it twice.
        </Notice>
      )}
      <div className={classes.buttons}>
        <Button variant="default" loading={print.running} onClick={() => void printNow()}>
          Print a fax cover
        </Button>
        <Button variant="default" loading={save.running} onClick={() => void saveNow()}>
          Save the cover as PDF
        </Button>
      </div>
      {problem && <p role="alert">{problems[problem]}</p>}
      <div role="status">
        {doneAs && (
          <Status meaning="done" plain>
            {doneAs}
          </Status>
        )}
      </div>
    </>
  )
}
