import { Tooltip } from '@mantine/core'
import { useRef, useState } from 'react'
import { useSaidName } from './hide-names'
import classes from './person-name.module.css'

interface PersonNameProps {
  readonly name: string
  /** Breaks over lines instead of being cut: headings, print. */
  readonly wrap?: boolean
  readonly strong?: boolean
  /** Shown, quieter, when the name is empty. */
  readonly fallback?: string
  /** As a paper gives it: perhaps a name that no client has any more. Not told while names are hidden. */
  readonly asWritten?: boolean
}

/**
 * A person's name in any script: kept apart from the text around it (bdi), cut with an ellipsis, whole on
 * pointing at it or on reaching it (or the row around it) by keyboard.
 */
export function PersonName(props: PersonNameProps) {
  const { wrap, strong, fallback = 'No name yet', asWritten } = props
  const said = useSaidName()
  const name = asWritten ? said(props.name) : props.name
  const span = useRef<HTMLElement>(null)
  const [cut, setCut] = useState(false)
  const measure = () => {
    const box = span.current
    if (box) setCut(box.scrollWidth > box.clientWidth)
  }
  if (!name.trim()) return <span className={classes.fallback}>{fallback}</span>
  const text = (
    // biome-ignore lint/a11y/noStaticElementInteractions: only measures whether the name is cut
    <bdi
      ref={span}
      className={wrap ? classes.wrap : classes.name}
      data-strong={strong || undefined}
      onMouseEnter={measure}
    >
      {name}
    </bdi>
  )
  // A tooltip for each of a long list of names would be felt while typing: only a cut name has one.
  if (wrap || !cut) return text
  return (
    <Tooltip label={<bdi>{name}</bdi>} openDelay={300} position="bottom-start">
      {text}
    </Tooltip>
  )
}
