import { useMemo } from 'react'
import classes from './qr-code.module.css'
import { qrPath } from './qr-path'

interface QrCodeProps {
  /** What the camera reads. */
  readonly text: string
  /** Said to who does not see it. */
  readonly label: string
  /** Larger, for what has many small squares. */
  readonly large?: boolean
}

/** Drawn here, from nothing but the text; dark on white in either look, because cameras ask for it. */
export function QrCode({ text, label, large }: QrCodeProps) {
  const { size, path } = useMemo(() => qrPath(text), [text])
  return (
    <svg
      className={classes.code}
      data-large={large || undefined}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={`M0 0h${size}v${size}h-${size}z`} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
