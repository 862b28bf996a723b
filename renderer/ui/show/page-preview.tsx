import { useEffect, useRef, useState } from 'react'
import type { Paper } from '#shared/domain/summary/summary-content'
import { paperSize } from '#shared/domain/summary/summary-style'
import { CoveredPaper } from './covered-paper'
import classes from './page-preview.module.css'

const pixelsPerMm = 96 / 25.4

interface PagePreviewProps {
  readonly url: string | null
  readonly paper: Paper
  /** How large the sheet gets at most, 1 being its true size. */
  readonly mostScale: number
  /** Says how high the frame gets before it scrolls. */
  readonly className: string | undefined
}

/**
 * The very document that is printed, as a sheet of paper as wide as there is room. The new one is laid
 * over the old when it has loaded, so that nothing flickers while somebody types.
 */
export function PagePreview(props: PagePreviewProps) {
  return (
    <CoveredPaper what="page">
      <Sheet {...props} />
    </CoveredPaper>
  )
}

function Sheet({ url, paper, mostScale, className }: PagePreviewProps) {
  const frame = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState(0)
  const [loaded, setLoaded] = useState<string | null>(null)
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const watcher = new ResizeObserver(([entry]) => setRoom(entry?.contentRect.width ?? 0))
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [])
  const width = paperSize[paper].widthMm * pixelsPerMm
  const height = paperSize[paper].heightMm * pixelsPerMm
  const scale = Math.min(mostScale, room / width)
  const urls = [loaded, url].filter((one, index, all) => one !== null && all.indexOf(one) === index)
  return (
    <section
      ref={frame}
      className={`${classes.frame} ${className ?? ''}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a sheet longer than the window is scrolled by keys too
      tabIndex={0}
      aria-label="Sheet"
    >
      <div className={classes.sheet} style={{ width: width * scale, height: height * scale }}>
        {urls.map((one) => (
          <iframe
            key={one}
            title={one === url ? 'Preview of the page' : 'Preview of the page before'}
            aria-hidden={one === url ? undefined : true}
            sandbox=""
            src={one ?? ''}
            className={classes.paper}
            style={{ width, height, transform: `scale(${scale})`, opacity: one === loaded ? 1 : 0 }}
            onLoad={() => setLoaded(one)}
          />
        ))}
      </div>
    </section>
  )
}
