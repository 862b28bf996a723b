import { Button, type ButtonProps } from '@mantine/core'
import type { Result } from '#shared/result'
import { Status } from '../show/status'

/** What became of something, in words. */
export interface Told {
  readonly good: boolean
  readonly words: string
}

/** A file that somebody asked for: said the same wherever one is saved. */
export const notWritten = 'The file could not be written. Choose another folder.'

/** Stands there from the beginning, so that what it says later is heard. */
export function ToldLine({ told }: { readonly told: Told | null }) {
  return (
    <span role="status">
      {told && <Status meaning={told.good ? 'done' : 'attention'}>{told.words}</Status>}
    </span>
  )
}

interface TellingButtonProps<Refusal extends string> extends ButtonProps {
  readonly 'aria-label'?: string
  /** As `useCommand` has them. */
  readonly running: boolean
  readonly run: () => Promise<Result<unknown, Refusal>>
  /** Said when it is done; nothing where what happens is seen by itself. */
  readonly done?: string
  /** A refusal without words is the person's own. */
  readonly refusals: Readonly<Partial<Record<Refusal, string>>>
  readonly onTold: (told: Told | null) => void
}

/** Does something that leaves the screen as it is, such as printing, and tells what became of it. */
export function TellingButton<Refusal extends string>(props: TellingButtonProps<Refusal>) {
  const { running, run, done, refusals, onTold, ...button } = props
  const runAndTell = async () => {
    onTold(null)
    const result = await run()
    const words = result.ok ? done : refusals[result.refusal]
    if (words !== undefined) onTold({ good: result.ok, words })
  }
  return (
    <Button variant="default" loading={running} onClick={() => void runAndTell()} {...button} />
  )
}
