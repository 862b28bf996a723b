import { useMemo } from 'react'
import type { DayBook } from './queries/day-book'
import { useSession } from './session'
import { useOwnRole } from './use-own-role'

/**
 * Of a day's visits those that the user goes to. A person in the office goes to none and sees them all.
 */
export function useOwnBook(book: DayBook | null): DayBook | null {
  const { staffId } = useSession()
  const role = useOwnRole()
  return useMemo(() => {
    if (!book || role === 'office') return book
    const visits = book.visits.filter(({ therapistId }) => therapistId === staffId)
    return visits.length === book.visits.length ? book : { ...book, visits }
  }, [book, role, staffId])
}
