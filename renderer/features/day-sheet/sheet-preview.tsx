import { useEffect, useRef, useState } from 'react'
import { CoveredPaper } from '#renderer/ui/show/covered-paper'
import type { DaySheet } from '#shared/domain/print/day-sheet'
import classes from './day-sheet.module.css'

const pixelsPerMm = 96 / 25.4
const widthMm = { Letter: 215.9, A4: 210 } as const

interface SheetPreviewProps {
  readonly url: string
  readonly paper: DaySheet['paper']
}

/** The very document that is printed, as wide as there is room; a long day is scrolled. */
export function SheetPreview(props: SheetPreviewProps) {
  return (
    <CoveredPaper what="sheet">
      <Sheet {...props} />
    </CoveredPaper>
  )
}

function Sheet({ url, paper }: SheetPreviewProps) {
  const frame = useRef<HTMLElement>(null)
  const [room, setRoom] = useState({ width: 0, height: 0 })
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const watcher = new ResizeObserver(([entry]) => {
      if (entry) setRoom({ width: entry.contentRect.width, height: entry.contentRect.height })
    })
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [])
  const width = widthMm[paper] * pixelsPerMm
  const scale = Math.min(1.1, room.width / width)
  return (
    <section ref={frame} className={classes.frame} aria-label="Sheet">
      {scale > 0 && (
        <iframe
          title="Preview of the day sheet"
          sandbox=""
          src={url}
          className={classes.paper}
          style={{ width, height: room.height / scale, transform: `scale(${scale})` }}
        />
      )}
    </section>
  )
}
