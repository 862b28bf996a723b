import { useEffect, useRef, useState } from 'react'
import { CoveredPaper } from './covered-paper'
import classes from './pdf-pages.module.css'

interface PdfPagesProps {
  readonly bytes: Uint8Array
  readonly label: string
}

/** A letter is short; a book would fill the memory. */
const mostPages = 30

/**
 * The pages of a PDF, drawn here as pictures: no viewer of the system, no file beside the program, and
 * nothing in it runs.
 */
export function PdfPages(props: PdfPagesProps) {
  return (
    <CoveredPaper what="letter">
      <Pages {...props} />
    </CoveredPaper>
  )
}

function Pages({ bytes, label }: PdfPagesProps) {
  const frame = useRef<HTMLDivElement>(null)
  const [state, setState] = useState<'drawing' | 'drawn' | 'failed'>('drawing')
  useEffect(() => {
    let stopped = false
    let close = () => {}
    const draw = async () => {
      const { openPdf } = await import('./open-pdf')
      // The reader takes the bytes over: it gets a copy.
      const pdf = await openPdf(bytes.slice())
      close = () => void pdf.close()
      if (stopped) return close()
      const pages = Math.min(pdf.pages, mostPages)
      for (let page = 1; page <= pages && !stopped; page++) {
        const canvas = document.createElement('canvas')
        canvas.setAttribute('role', 'img')
        canvas.setAttribute('aria-label', `${label}, page ${page} of ${pdf.pages}`)
        await pdf.draw(page, canvas, frame.current?.clientWidth ?? 800)
        if (!stopped) frame.current?.append(canvas)
      }
      if (!stopped) setState('drawn')
    }
    draw().catch(() => !stopped && setState('failed'))
    const drawnIn = frame.current
    return () => {
      stopped = true
      close()
      drawnIn?.replaceChildren()
    }
  }, [bytes, label])
  return (
    <>
      {state === 'drawing' && <p role="status">Opening the letter</p>}
      {state === 'failed' && (
        <p role="alert">This PDF cannot be shown. It is kept as it is; replace it by a scan.</p>
      )}
      <div ref={frame} className={classes.pages} />
    </>
  )
}
