import type { ReactNode } from 'react'
import { PageFrame } from '../page/page-frame'
import { EmptyState } from './empty-state'
import { ErrorState } from './error-state'
import { LoadingState } from './loading-state'

/** A live query, an answer or a kept draft; or the clock, which is null for a moment and cannot fail. */
export type Waited =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly again?: () => void }
  | { readonly status: 'ready'; readonly value?: unknown }
  | { readonly status?: undefined; readonly today: string }
  | null

interface ReadingProps {
  /** All that has to be here before the rest can be shown. */
  readonly of: readonly Waited[]
  /** What is read, as its sentence begins: "Your providers". */
  readonly what: string
  /** What is safe when it cannot be read. */
  readonly safe?: ReactNode
  /** While it is on its way. */
  readonly label?: string
  /** The title where nothing but this is the page. */
  readonly page?: string
}

const nothingChanged = 'Nothing was changed. Your records are on this laptop as they were.'

/** The words for what was typed into a form and kept before it was saved. */
export const typedBefore = {
  what: 'What you typed before',
  safe: 'It was not touched, and nothing is saved over it.',
} as const

/**
 * Stands where something that is read belongs, until it is there: on its way, not readable, or nowhere on
 * this laptop. Shows nothing once all of it is there.
 */
export function Reading({ of, what, safe = nothingChanged, label, page }: ReadingProps) {
  const failed = of.filter((one) => one?.status === 'failed')
  if (failed.length === 0 && of.some((one) => one === null || one.status === 'loading')) {
    return <LoadingState {...(label ? { label } : {})} />
  }
  const words =
    failed.length > 0 ? (
      <ErrorState
        title={`${what} could not be read`}
        safe={safe}
        action={{ label: 'Try again', onAction: () => askAgain(failed) }}
      />
    ) : (
      of.some(isNowhere) && (
        <EmptyState title="This is not on this laptop">
          It was removed, or it has not come from your other laptops yet.
        </EmptyState>
      )
    )
  return words && page ? <PageFrame title={page}>{words}</PageFrame> : words
}

/** What cannot be asked again by itself comes with the whole program, which is locked then. */
export function askAgain(failed: readonly Waited[]): void {
  const ways = failed.map((one) => (one?.status === 'failed' ? one.again : undefined))
  if (ways.includes(undefined)) location.reload()
  else for (const again of ways) again?.()
}

/** A draft is ready without a value; a record is ready as null where there is none. */
const isNowhere = (one: Waited): boolean =>
  one?.status === 'ready' && 'value' in one && (one.value === null || one.value === undefined)
