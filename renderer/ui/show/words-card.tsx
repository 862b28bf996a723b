import { Button } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { announce } from '../tell/announce'
import classes from './words-card.module.css'

interface WordsCardProps {
  /** One space between them. */
  readonly words: string
  /** Takes them off again by itself after a minute. */
  readonly onCopy: (words: string) => Promise<unknown>
}

/** Words that open a file: to be read out, or written down, apart from it. */
export function WordsCard({ words, onCopy }: WordsCardProps) {
  return (
    <div className={classes.card}>
      <output className={classes.words} aria-label="The words that open it">
        {words}
      </output>
      <Button
        variant="default"
        leftSection={<IconCopy size={18} aria-hidden />}
        onClick={() => void onCopy(words).then(() => announce('Copied for one minute'))}
      >
        Copy for one minute
      </Button>
    </div>
  )
}
