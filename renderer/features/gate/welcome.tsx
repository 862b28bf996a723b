import {
  IconArchive,
  IconChevronRight,
  IconDevices,
  IconHome,
  IconMap2,
  IconUserPlus,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './gate.module.css'
import { GateFrame } from './gate-frame'

interface WelcomeProps {
  readonly onStart: () => void
  readonly onRestore: () => void
  readonly onTransfer: () => void
  readonly onJoin: () => void
  readonly onSample: () => void
}

/** The first screen there ever is: the ways in. */
export function Welcome({ onStart, onRestore, onTransfer, onJoin, onSample }: WelcomeProps) {
  return (
    <GateFrame
      title="Welcome to Doorstep"
      lead="Your visits to families before and after birth: planned, logged and written up, with or without a connection."
    >
      <ul className={classes.choices}>
        <Choice
          first
          icon={<IconHome size={24} stroke={1.75} aria-hidden />}
          title="Start a practice"
          detail="Your name, your license and a passphrase. About three minutes."
          onChoose={onStart}
        />
        <Choice
          icon={<IconArchive size={24} stroke={1.75} aria-hidden />}
          title="Open an existing practice"
          detail="From a backup, with its passphrase or recovery code."
          onChoose={onRestore}
        />
        <Choice
          icon={<IconDevices size={24} stroke={1.75} aria-hidden />}
          title="This practice is on another laptop"
          detail="Work with it on both: with a file from that laptop and your server."
          onChoose={onTransfer}
        />
        <Choice
          icon={<IconUserPlus size={24} stroke={1.75} aria-hidden />}
          title="Join a practice"
          detail="With a code from its owner, and keys of your own."
          onChoose={onJoin}
        />
        <Choice
          icon={<IconMap2 size={24} stroke={1.75} aria-hidden />}
          title="Explore a sample practice"
          detail="Made-up families, kept apart from your own. Throw it away at any time."
          onChoose={onSample}
        />
      </ul>
    </GateFrame>
  )
}

interface ChoiceProps {
  readonly first?: boolean
  readonly icon: ReactNode
  readonly title: string
  readonly detail: string
  readonly onChoose: () => void
}

function Choice({ first, icon, title, detail, onChoose }: ChoiceProps) {
  return (
    <li>
      <button
        type="button"
        className={classes.choice}
        data-first={first || undefined}
        onClick={onChoose}
      >
        <span className={classes.choiceIcon}>{icon}</span>
        <span>
          <span className={classes.choiceTitle}>{title}</span>
          <span className={classes.choiceDetail}>{detail}</span>
        </span>
        <IconChevronRight size={22} aria-hidden className={classes.choiceArrow ?? ''} />
      </button>
    </li>
  )
}
