import { Button } from '@mantine/core'
import { IconChevronLeft } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { focusWhenFree } from './focus-when-free'
import classes from './page-frame.module.css'

interface PageFrameProps {
  /** Read aloud and in headings; never in the window's title. */
  readonly title: string
  /** What is shown instead of the plain title: a name, mostly. */
  readonly titleNode?: ReactNode
  readonly lead?: ReactNode
  readonly status?: ReactNode
  readonly actions?: ReactNode
  /** The one primary action of this screen. */
  readonly primary?: ReactNode
  readonly back?: { readonly label: string; readonly onBack: () => void }
  /** `read` for text and forms, `wide` for most pages, `full` for calendars and lists. */
  readonly width?: 'read' | 'wide' | 'full'
  /** 2 on the detail side of a ListDetail. */
  readonly level?: 1 | 2
  readonly children: ReactNode
}

/** Every page, once: heading, actions, one primary. */
export function PageFrame(props: PageFrameProps) {
  const { title, titleNode, level = 1, width = 'wide' } = props
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    focusWhenFree(heading.current)
  }, [])
  const Heading = level === 1 ? 'h1' : 'h2'
  return (
    <div className={classes.page} data-width={width} data-level={level}>
      {props.back && (
        <Button
          variant="subtle"
          size="compact-md"
          className={classes.back}
          leftSection={<IconChevronLeft size={18} aria-hidden />}
          onClick={props.back.onBack}
        >
          {props.back.label}
        </Button>
      )}
      <header className={classes.header}>
        <div className={classes.words}>
          <div className={classes.line}>
            <Heading ref={heading} tabIndex={-1} className={classes.heading} data-page-heading>
              {titleNode ?? title}
            </Heading>
            {props.status}
          </div>
          {props.lead && <div className={classes.lead}>{props.lead}</div>}
        </div>
        {(props.actions || props.primary) && (
          <div className={classes.actions}>
            {props.actions}
            {props.primary}
          </div>
        )}
      </header>
      {props.children}
    </div>
  )
}
