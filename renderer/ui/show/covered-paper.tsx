import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import classes from './covered-paper.module.css'
import { useNamesHidden } from './hide-names'

interface CoveredPaperProps {
  /** "page", "letter": what is behind it. */
  readonly what: string
  readonly children: ReactNode
}

/** A paper is shown as it will be printed, real names and all: while names are hidden only on asking. */
export function CoveredPaper({ what, children }: CoveredPaperProps) {
  const hidden = useNamesHidden()
  const [asked, setAsked] = useState(false)
  if (!hidden || asked) return children
  return (
    <div className={classes.cover}>
      <p className={classes.words}>Names are hidden. This {what} carries the real ones.</p>
      <Button variant="default" onClick={() => setAsked(true)}>
        Show the {what}
      </Button>
    </div>
  )
}

/** Beside a button whose paper follows the screen. */
export function LabelsOnPaper() {
  const hidden = useNamesHidden()
  return hidden ? <p className={classes.note}>Print and files carry the labels, no names.</p> : null
}

/** Beside a button that prints or saves: what leaves the screen is not covered. */
export function RealNamesOnPaper({ what = 'Papers and files' }: { readonly what?: string }) {
  const hidden = useNamesHidden()
  if (!hidden) return null
  return <p className={classes.note}>{what} carry the real names.</p>
}
