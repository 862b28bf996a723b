import { useState } from 'react'
import { printPage, savePageAsPdf } from '#renderer/data/commands/print-page'
import { practiceEntry } from '#renderer/data/queries/practice'
import { useCommand } from '#renderer/data/use-command'
import { useLive } from '#renderer/data/use-live'
import { RealNamesOnPaper } from '#renderer/ui/show/covered-paper'
import { notWritten, TellingButton, type Told, ToldLine } from '#renderer/ui/tell/told'

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
  const [told, setTold] = useState<Told | null>(null)
  const paper = practice.value?.practice?.paper ?? 'Letter'
  return (
    <>
      <TellingButton
        aria-label={`Print: ${what}`}
        running={print.running}
        run={() => print.run(html())}
        refusals={{ noPrinter: 'This laptop knows no printer. Add one in the system’s settings.' }}
        onTold={setTold}
      >
        Print
      </TellingButton>
      <TellingButton
        aria-label={`Save as PDF: ${what}`}
        running={save.running}
        run={() => save.run({ html: html(), paper, suggestedName })}
        done="Saved"
        refusals={{ disk: notWritten, unknownDocument: notWritten }}
        onTold={setTold}
      >
        Save as PDF
      </TellingButton>
      <RealNamesOnPaper what="Print and PDF" />
      <ToldLine told={told} />
    </>
  )
}
