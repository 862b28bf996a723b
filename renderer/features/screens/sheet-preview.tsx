import { useEffect, useRef, useState } from 'react'
import { paperSize } from '#shared/domain/summary/summary-style'
import classes from './screens.module.css'

const pixelsPerMm = 96 / 25.4

interface SheetPreviewProps {
  readonly url: string | null
  readonly paper: 'Letter' | 'A4'
}

/** The very document that is printed, as wide as there is room. */
export function SheetPreview({ url, paper }: SheetPreviewProps) {
  const frame = useRef<HTMLElement>(null)
  const [room, setRoom] = useState(0)
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const watcher = new ResizeObserver(([entry]) => setRoom(entry?.contentRect.width ?? 0))
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [])
  const width = paperSize[paper].widthMm * pixelsPerMm
  const height = paperSize[paper].heightMm * pixelsPerMm
  const scale = Math.min(1.1, room / width)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a sheet longer than the window is scrolled by keys too
    <section ref={frame} className={classes.frame} tabIndex={0} aria-label="Sheet">
      <div className={classes.sheet} style={{ width: width * scale, height: height * scale }}>
        {url && (
          <iframe
            title="Preview of the page"
            sandbox=""
            src={url}
            className={classes.paper}
            style={{ width, height, transform: `scale(${scale})` }}
          />
        )}
      </div>
    </section>
  )
}
