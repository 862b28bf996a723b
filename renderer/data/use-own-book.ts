import { useMemo } from 'react'
import type { DayBook } from './queries/day-book'
import { useSession } from './session'
import { heldSpaces } from './spaces'

/**
 * Of a day's visits those that the user goes to. A person in the office goes to none and sees them all.
 */
export function useOwnBook(book: DayBook | null): DayBook | null {
  const { opened, staffId } = useSession()
  return useMemo(() => {
    const hasOwn = heldSpaces(opened).some((space) => space.staffId === staffId)
    if (!book || !hasOwn) return book
    const visits = book.visits.filter(({ therapistId }) => therapistId === staffId)
    return visits.length === book.visits.length ? book : { ...book, visits }
  }, [book, opened, staffId])
}
