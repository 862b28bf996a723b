import { Button } from '@mantine/core'
import { Status } from '../show/status'
import { askAgain, type Waited } from './reading'
import classes from './states.module.css'

interface NotReadProps {
  readonly of: readonly Waited[]
  /** What is not shown, as its sentence begins: "Some of what waits". */
  readonly what: string
}

/**
 * In a page that goes on without it: says that something which belongs here could not be read, where an empty
 * place would say that there is none. Shows nothing otherwise.
 */
export function NotRead({ of, what }: NotReadProps) {
  const failed = of.filter((one) => one?.status === 'failed')
  if (failed.length === 0) return null
  return (
    <div className={classes.inPlace} role="alert">
      <Status meaning="attention">{what} could not be read</Status>
      <Button variant="subtle" size="compact-md" onClick={() => askAgain(failed)}>
        Try again
      </Button>
    </div>
  )
}
