import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { printPage, savePageAsPdf } from '#renderer/data/commands/print-page'
import { useCommand } from '#renderer/data/use-command'
import { notWritten, TellingButton, type Told, ToldLine } from '#renderer/ui/tell/told'
import classes from './screens.module.css'

interface PaperActionsProps {
  /** Made when it is asked for. */
  readonly html: () => string
  readonly paper: 'Letter' | 'A4'
  /** Without anybody's name. */
  readonly suggestedName: string
  readonly primary?: boolean
}

/** Prints a page, or saves it as PDF where there is no printer: in a car there is none. */
export function PaperActions({ html, paper, suggestedName, primary = false }: PaperActionsProps) {
  const print = useCommand(printPage)
  const save = useCommand(savePageAsPdf)
  const [told, setTold] = useState<Told | null>(null)
  return (
    <>
      <div className={classes.buttons}>
        <TellingButton
          variant={primary ? 'filled' : 'default'}
          leftSection={<IconPrinter size={18} aria-hidden />}
          running={print.running}
          run={() => print.run(html())}
          refusals={{ noPrinter: 'This laptop knows no printer. Save the page as PDF instead.' }}
          onTold={setTold}
        >
          Print
        </TellingButton>
        <TellingButton
          leftSection={<IconDownload size={18} aria-hidden />}
          running={save.running}
          run={() => save.run({ html: html(), paper, suggestedName })}
          done="Saved as PDF"
          refusals={{ disk: notWritten, unknownDocument: notWritten }}
          onTold={setTold}
        >
          Save as PDF
        </TellingButton>
      </div>
      <ToldLine told={told} />
    </>
  )
}
