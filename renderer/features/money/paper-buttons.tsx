import { Button } from '@mantine/core'
import { useState } from 'react'
import { printPage, savePageAsPdf } from '#renderer/data/commands/print-page'
import { practiceEntry } from '#renderer/data/queries/practice'
import { useCommand } from '#renderer/data/use-command'
import { useLive } from '#renderer/data/use-live'
import { RealNamesOnPaper } from '#renderer/ui/show/covered-paper'
import { Status } from '#renderer/ui/show/status'

interface PaperButtonsProps {
  /** Says which paper, for those who hear the page. */
  readonly what: string
  readonly html: () => string
  /** Without anybody's name. */
  readonly suggestedName: string
}

/** Prints one page, or saves it as PDF. */
export function PaperButtons({ what, html, suggestedName }: PaperButtonsProps) {
  const print = useCommand(printPage)
  const save = useCommand(savePageAsPdf)
  const practice = useLive(practiceEntry)
  const [told, setTold] = useState<{ readonly good: boolean; readonly words: string } | null>(null)
  const printIt = async () => {
    setTold(null)
    const done = await print.run(html())
    if (!done.ok && done.refusal === 'noPrinter') {
      const words = 'This laptop knows no printer. Add one in the system’s settings.'
      setTold({ good: false, words })
    }
  }
  const saveIt = async () => {
    setTold(null)
    const paper = practice.value?.practice?.paper ?? 'Letter'
    const page = { html: html(), paper, suggestedName }
    const done = await save.run(page)
    if (done.ok) setTold({ good: true, words: 'Saved' })
    else if (done.refusal !== 'cancelled') {
      setTold({ good: false, words: 'The file could not be written. Choose another folder.' })
    }
  }
  return (
    <>
      <Button
        variant="default"
        loading={print.running}
        aria-label={`Print: ${what}`}
        onClick={() => void printIt()}
      >
        Print
      </Button>
      <Button
        variant="default"
        loading={save.running}
        aria-label={`Save as PDF: ${what}`}
        onClick={() => void saveIt()}
      >
        Save as PDF
      </Button>
      <RealNamesOnPaper what="Print and PDF" />
      <span role="status">
        {told && <Status meaning={told.good ? 'done' : 'attention'}>{told.words}</Status>}
      </span>
    </>
  )
}
