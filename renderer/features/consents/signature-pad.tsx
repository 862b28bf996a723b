import { Button } from '@mantine/core'
import { type PointerEvent, useRef, useState } from 'react'
import { tidyStroke } from '#shared/domain/consents/give-consent'
import classes from './consents.module.css'
import { SignatureDrawing } from './signature-drawing'

interface SignaturePadProps {
  readonly label: string
  readonly help: string
  readonly clearLabel: string
  readonly strokes: readonly (readonly number[])[]
  readonly onChange: (strokes: number[][]) => void
  readonly invalid: boolean
}

/** As many lines as the record takes. */
const mostStrokes = 60

interface Point {
  readonly x: number
  readonly y: number
}

/**
 * Room to sign in with a pen, a finger or the mouse. Lines are kept as points in thousandths of its
 * width: they look alike on every screen and on paper. Who cannot draw types instead, beside it.
 */
export function SignaturePad(props: SignaturePadProps) {
  const { strokes, onChange } = props
  const [drawing, setDrawing] = useState<readonly Point[]>([])
  // The pointer moves faster than React renders: the line is gathered here.
  const line = useRef<Point[] | null>(null)

  const pointAt = (event: { clientX: number; clientY: number }, pad: Element): Point => {
    const box = pad.getBoundingClientRect()
    const scale = 1000 / box.width
    return { x: (event.clientX - box.left) * scale, y: (event.clientY - box.top) * scale }
  }
  const start = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.isPrimary || event.button !== 0 || strokes.length >= mostStrokes) return
    event.currentTarget.setPointerCapture(event.pointerId)
    line.current = [pointAt(event, event.currentTarget)]
    setDrawing(line.current)
  }
  const move = (event: PointerEvent<HTMLDivElement>) => {
    if (!line.current || !event.isPrimary) return
    const pad = event.currentTarget
    const steps = event.nativeEvent.getCoalescedEvents()
    const points = (steps.length > 0 ? steps : [event.nativeEvent]).map((one) => pointAt(one, pad))
    line.current = [...line.current, ...points]
    setDrawing(line.current)
  }
  const end = () => {
    const points = line.current
    line.current = null
    setDrawing([])
    if (points && points.length > 1)
      onChange([...strokes.map((one) => [...one]), tidyStroke(points)])
  }
  const shown = drawing.length > 1 ? [...strokes, tidyStroke(drawing)] : strokes
  return (
    <div className={classes.padFrame}>
      <div
        className={classes.pad}
        role="img"
        aria-label={props.label}
        data-invalid={props.invalid || undefined}
        onPointerDown={start}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <SignatureDrawing strokes={shown} />
      </div>
      <div className={classes.padFoot}>
        <p className={classes.quiet}>{props.help}</p>
        <Button variant="default" disabled={strokes.length === 0} onClick={() => onChange([])}>
          {props.clearLabel}
        </Button>
      </div>
    </div>
  )
}
